package enum VirtualServiceField: String, ImportedField {
  case hosts, gateways, http, tcp, tls

  /// The fields with lists of routes, in the order in which Portolan writes them.
  static let routes: [VirtualServiceField] = [.http, .tcp, .tls]

  package static let owner = "VirtualService"
  package var part: String {
    switch self {
    case .hosts, .gateways:
      "``Service/routed(at:through:named:file:line:column:_:)``, ``Service/routedInMesh(named:file:line:column:_:)``"
    case .http: "``Match``"
    case .tcp: "``TCPMatch``"
    case .tls: "``TLSMatch``"
    }
  }
}

package enum HTTPRouteField: String, ImportedField {
  case name, match, route, redirect, rewrite, timeout, retries, fault, mirrors, corsPolicy, headers

  package static let owner = "HTTPRoute"
  package var part: String {
    switch self {
    case .name: "``Match`` (`name`)"
    case .match: "``Condition``, ``Match/or(_:)``"
    case .route: "``Match/to(_:)``, ``Match/split(_:)``"
    case .redirect: "``Match/redirecting(_:)``"
    case .rewrite: "``Match/rewriting(path:host:)``"
    case .timeout: "``Match`` (`timeout`)"
    case .retries: "``Retries``"
    case .fault: "``Match/injecting(_:)``"
    case .mirrors: "``Match/mirroring(to:percent:)``"
    case .corsPolicy: "``CORS``"
    case .headers: "``Match/changingHeaders(_:)``"
    }
  }
}

package enum DestinationRuleField: String, ImportedField {
  case host, trafficPolicy, subsets

  package static let owner = "DestinationRule"
  package var part: String {
    switch self {
    case .host: "``Service``, ``Service/destinationRule(named:file:line:column:)``"
    case .trafficPolicy: "``LoadBalancing``, ``UpstreamTLS``, and the modifiers for traffic policies"
    case .subsets: "``Subset``"
    }
  }
}

package enum ConnectionPoolField: String, ImportedField {
  case tcp, http

  package static let owner = "ConnectionPoolSettings"
  package var part: String {
    "``Service/connectionPool(maxConnections:connectTimeout:maxPendingRequests:maxRequests:maxRequestsPerConnection:maxRetries:idleTimeout:keepalive:file:line:column:)``"
  }
}

package enum TrafficPolicyField: String, ImportedField {
  case connectionPool, outlierDetection, loadBalancer, tls

  package static let owner = "TrafficPolicy"
  package var part: String {
    switch self {
    case .connectionPool:
      "``Service/connectionPool(maxConnections:connectTimeout:maxPendingRequests:maxRequests:maxRequestsPerConnection:maxRetries:idleTimeout:keepalive:file:line:column:)``"
    case .outlierDetection:
      "``Service/outlierDetection(consecutive5xxErrors:consecutiveGatewayErrors:interval:baseEjectionTime:maxEjectionPercent:minHealthPercent:file:line:column:)``"
    case .loadBalancer: "``LoadBalancing``"
    case .tls: "``UpstreamTLS``"
    }
  }
}
