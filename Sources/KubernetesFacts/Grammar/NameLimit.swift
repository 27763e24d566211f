/// The maximum lengths of the names of some kinds, which are lower than the limit of the name's form.
package enum NameLimit {
  /// A StatefulSet: the label `controller-revision-hash` contains the name, a dash, and a hash of up to 10 characters.
  package static let statefulSet = 52
  /// A Job whose name ends with a dash and a hash of its content; the whole name is the value of a label.
  package static let hashedJob = LabelValue.limit - 1 - ConfigurationDigest.suffixLength
  /// A CronJob: the names of its Jobs are 11 characters longer.
  package static let cronJob = 52
  package static let csiDriver = 63
}
