/// The types of seccomp and AppArmor profiles.
package enum SecurityProfile: String, Sendable, CaseIterable {
  case localhost = "Localhost"
  case runtimeDefault = "RuntimeDefault"
  case unconfined = "Unconfined"

  /// The names of the types that the Pod Security Standards allow.
  static let confined = [runtimeDefault.rawValue, localhost.rawValue]

  // The values of the deprecated annotations.
  static let runtimeDefaultAnnotation = "runtime/default"
  static let unconfinedAnnotation = "unconfined"
  /// The prefix of the name of a profile on the node.
  static let localhostPrefix = "localhost/"
}
