/// The numbers of network ports.
package enum PortNumber {
  /// The ports of a pod or Service.
  package static let all = 1...65_535
  /// ``all`` as a regular expression for Go, JSON Schema, and Python.
  static let pattern =
    "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
  /// The allowed numbers, for messages.
  package static let expected = "between \(all.lowerBound) and \(all.upperBound)"
  /// The port of DNS servers.
  package static let dns = 53
  /// The ports that Services can get on nodes, by default.
  package static let ofNodes = 30_000...32_767
}
