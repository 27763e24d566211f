internal import Portolan

enum RouteKind: String {
  case http = "HTTP"
  case tcp = "TCP"
  case tls = "TLS"

  /// Whether the mesh applies routes of this kind to ports with a protocol.
  func fits(_ spoken: PortProtocol) -> Bool {
    switch self {
    case .http: spoken.isHTTP
    case .tcp: !spoken.isHTTP
    case .tls: spoken == .https || spoken == .tls
    }
  }
}

extension Route {
  var kind: RouteKind {
    switch self {
    case .http: .http
    case .tcp: .tcp
    case .tls: .tls
    }
  }
}
