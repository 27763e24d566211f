internal import KubernetesFacts
internal import KubernetesTypes
internal import Portolan

extension PortProtocol {
  /// The transport under the protocol; nil where it is TCP, Kubernetes' default.
  var transport: Core.PortProtocol? {
    switch self {
    case .udp: .udp
    case .sctp: .sctp
    default: nil
    }
  }

  /// The name that Istio's Gateway and ServiceEntry have for the protocol.
  var istioName: String {
    switch self {
    case .grpcWeb: "GRPC-Web"
    default: rawValue.uppercased()
    }
  }

  /// Whether HTTP routes apply to it.
  var isHTTP: Bool {
    switch self {
    case .http, .http2, .grpc, .grpcWeb: true
    case .https, .tcp, .tls, .mongo, .mysql, .redis, .udp, .sctp: false
    }
  }
}

extension IntOrString {
  /// A number or share of pods.
  init(_ amount: IntOrPercent) {
    switch amount {
    case .count(let count): self = .int(count)
    case .percent(let text): self = .string(text)
    }
  }
}
