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

  /// The protocol's name in Istio's Gateway and ServiceEntry.
  var istioName: String {
    switch self {
    case .grpcWeb: "GRPC-Web"
    default: rawValue.uppercased()
    }
  }

  /// Whether HTTP routes apply to the protocol.
  var isHTTP: Bool {
    switch self {
    case .http, .http2, .grpc, .grpcWeb: true
    case .https, .tcp, .tls, .mongo, .mysql, .redis, .udp, .sctp: false
    }
  }
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
