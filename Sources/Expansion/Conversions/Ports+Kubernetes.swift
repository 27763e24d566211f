internal import KubernetesFacts
internal import KubernetesTypes
internal import Portolan

extension PortProtocol {
  /// The transport of the protocol; nil for TCP, which is Kubernetes' default.
  var transport: Core.PortProtocol? {
    switch self {
    case .udp: .udp
    case .sctp: .sctp
    default: nil
    }
  }

  /// Whether HTTP routes apply to the protocol.
  var isHTTP: Bool { IstioProtocol.http.contains(rawValue) }
}

extension IntOrString {
  /// Converts a number or percentage of pods.
  init(_ amount: IntOrPercent) {
    switch amount {
    case .count(let count): self = .int(count)
    case .percent(let text): self = .string(text)
    }
  }
}
