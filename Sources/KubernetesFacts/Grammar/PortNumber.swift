/// The numbers of network ports.
package enum PortNumber {
  /// The ports of a pod or Service.
  package static let all = 1...65_535
  /// The allowed numbers, for messages.
  package static let expected = "between \(all.lowerBound) and \(all.upperBound)"
  /// The port of DNS servers.
  package static let dns = 53
  /// The ports that Services can get on nodes, by default.
  package static let ofNodes = 30_000...32_767
}
