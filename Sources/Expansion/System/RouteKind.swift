internal import Portolan

/// The kind of a route.
enum RouteKind: String {
  case http = "HTTP"
  case tcp = "TCP"
  case tls = "TLS"

  /// Whether the mesh applies such routes to ports with a protocol.
  func fits(_ spoken: PortProtocol) -> Bool {
    switch self {
    case .http: spoken.isHTTP
    case .tcp: !spoken.isHTTP
    case .tls: spoken == .https || spoken == .tls
    }
  }

  /// The port of a destination without one: the first that such routes apply to, or the first of all.
  func usualPort(among served: [Port]) -> Port? { served.first { fits($0.protocol) } ?? served.first }
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
