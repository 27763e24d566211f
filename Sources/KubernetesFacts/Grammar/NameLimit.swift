/// The maximum lengths of names that are shorter than those of their form.
package enum NameLimit {
  /// A StatefulSet: the label `controller-revision-hash` holds the name, a dash and a hash of up to 10 characters.
  package static let statefulSet = 52
  /// A CronJob: the names of its Jobs have 11 characters more.
  package static let cronJob = 52
  package static let csiDriver = 63
}
