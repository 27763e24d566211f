/// The transport protocols of ports of containers, Services, and NetworkPolicies.
package enum TransportProtocol {
  package static let tcp = "TCP"
  package static let udp = "UDP"
  package static let sctp = "SCTP"
  /// The protocol of a port that sets none.
  package static let `default` = tcp
  package static let all = [tcp, udp, sctp]

  /// Whether the protocol of a port is TCP; nil for a port that sets none.
  package static func isTCP(_ text: String?) -> Bool { text ?? `default` == tcp }
}
