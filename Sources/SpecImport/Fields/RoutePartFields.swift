/// Fields of a match of connections.
package enum L4MatchField: String, ImportedField {
  case port, sniHosts

  package static let owner = "L4MatchAttributes, TLSMatchAttributes"
  package var part: String {
    switch self {
    case .port: "``TCPMatch``, ``TLSMatch``"
    case .sniHosts: "``TLSMatch`` (`sni`)"
    }
  }
}

/// Fields of a route of connections.
package enum StreamRouteField: String, ImportedField {
  case match, route

  package static let owner = "TCPRoute, TLSRoute"
  package var part: String {
    switch self {
    case .match: "``TCPMatch``, ``TLSMatch``"
    case .route: "``Destination``"
    }
  }
}

/// Fields of a match of requests.
package enum HTTPMatchField: String, ImportedField {
  case uri, method, headers, queryParams, sourceLabels

  package static let owner = "HTTPMatchRequest"
  package var part: String {
    switch self {
    case .uri, .method, .sourceLabels: "``Condition``"
    case .headers, .queryParams: "``Condition``, ``TextMatch``"
    }
  }
}

/// Fields of a weighted destination.
package enum RouteDestinationField: String, ImportedField {
  case destination, weight

  package static let owner = "HTTPRouteDestination, RouteDestination"
  package var part: String {
    "``Destination``"
  }
}

package enum DestinationField: String, ImportedField {
  case host, port, subset

  package static let owner = "Destination"
  package var part: String {
    "``Destination``"
  }
}

package enum RetryField: String, ImportedField {
  case attempts, perTryTimeout, retryOn

  package static let owner = "HTTPRetry"
  package var part: String {
    switch self {
    case .attempts, .perTryTimeout: "``Retries``"
    case .retryOn: "``RetryCondition``"
    }
  }
}

package enum RedirectField: String, ImportedField {
  case uri, authority, scheme, port, redirectCode

  package static let owner = "HTTPRedirect"
  package var part: String {
    "``Redirect``"
  }
}

package enum RewriteField: String, ImportedField {
  case uri, authority

  package static let owner = "HTTPRewrite"
  package var part: String {
    "``Match/rewriting(path:host:)``"
  }
}

package enum FaultField: String, ImportedField {
  case delay, abort

  package static let owner = "HTTPFaultInjection"
  package var part: String {
    switch self {
    case .delay: "``HTTPFault/Delay``"
    case .abort: "``HTTPFault/Abort``"
    }
  }
}

package enum DelayField: String, ImportedField {
  case fixedDelay, percentage

  package static let owner = "HTTPFaultInjection.Delay"
  package var part: String {
    "``HTTPFault/Delay``"
  }
}

package enum AbortField: String, ImportedField {
  case httpStatus, grpcStatus, percentage

  package static let owner = "HTTPFaultInjection.Abort"
  package var part: String {
    "``HTTPFault/Abort``"
  }
}

/// Fields of a CORS policy.
package enum CORSField: String, ImportedField {
  case allowOrigins, allowMethods, allowHeaders, exposeHeaders, maxAge, allowCredentials

  package static let owner = "CorsPolicy"
  package var part: String {
    "``CORS``"
  }
}

/// Fields of operations on headers.
package enum HeadersField: String, ImportedField {
  case request, response

  package static let owner = "Headers"
  package var part: String {
    "``HeaderOperations``"
  }
}

/// Fields of an operation on headers.
package enum HeaderOperationsField: String, ImportedField {
  case set, add, remove

  package static let owner = "Headers.HeaderOperations"
  package var part: String {
    "``HeaderOperations/Operations``"
  }
}

package enum SubsetField: String, ImportedField {
  case name, labels

  package static let owner = "Subset"
  package var part: String {
    "``Subset``"
  }
}

/// Fields of limits of connections.
package enum TCPSettingsField: String, ImportedField {
  case maxConnections, connectTimeout, tcpKeepalive

  package static let owner = "ConnectionPoolSettings.TCPSettings"
  package var part: String {
    switch self {
    case .maxConnections, .connectTimeout:
      "``Service/connectionPool(maxConnections:connectTimeout:maxPendingRequests:maxRequests:maxRequestsPerConnection:maxRetries:idleTimeout:keepalive:file:line:column:)``"
    case .tcpKeepalive: "``Keepalive``"
    }
  }
}

/// Fields of probes on idle connections.
package enum KeepaliveField: String, ImportedField {
  case time, interval, probes

  package static let owner = "ConnectionPoolSettings.TCPSettings.TcpKeepalive"
  package var part: String {
    "``Keepalive``"
  }
}

/// Fields of limits of requests.
package enum HTTPSettingsField: String, ImportedField {
  case http1MaxPendingRequests, http2MaxRequests, maxRequestsPerConnection, maxRetries, idleTimeout

  package static let owner = "ConnectionPoolSettings.HTTPSettings"
  package var part: String {
    "``Service/connectionPool(maxConnections:connectTimeout:maxPendingRequests:maxRequests:maxRequestsPerConnection:maxRetries:idleTimeout:keepalive:file:line:column:)``"
  }
}

/// Fields of outlier detection.
package enum OutlierField: String, ImportedField {
  case consecutive5xxErrors, consecutiveGatewayErrors, interval, baseEjectionTime, maxEjectionPercent
  case minHealthPercent

  package static let owner = "OutlierDetection"
  package var part: String {
    "``Service/outlierDetection(consecutive5xxErrors:consecutiveGatewayErrors:interval:baseEjectionTime:maxEjectionPercent:minHealthPercent:file:line:column:)``"
  }
}

/// Fields of load balancing.
package enum BalancingField: String, ImportedField {
  case simple, consistentHash

  package static let owner = "LoadBalancerSettings"
  package var part: String {
    "``LoadBalancing``"
  }
}

/// Fields of consistent hashing.
package enum HashField: String, ImportedField {
  case httpHeaderName, useSourceIp, httpCookie

  package static let owner = "LoadBalancerSettings.ConsistentHashLB"
  package var part: String {
    "``LoadBalancing``"
  }
}

/// Fields of TLS to a service.
package enum ClientTLSField: String, ImportedField {
  case mode, credentialName, sni, subjectAltNames

  package static let owner = "ClientTLSSettings"
  package var part: String {
    "``UpstreamTLS``"
  }
}

/// Fields of a port of a gateway.
package enum ServerField: String, ImportedField {
  case port, hosts, tls

  package static let owner = "Server"
  package var part: String {
    switch self {
    case .port, .hosts: "``Listener``"
    case .tls: "``ServerTLS``"
    }
  }
}

/// Fields of a port of a gateway or ServiceEntry.
package enum ServerPortField: String, ImportedField {
  case number, name, `protocol`

  package static let owner = "Port, ServicePort of a ServiceEntry"
  package var part: String {
    "``Listener``, ``EntryPort``"
  }
}

/// Fields of an endpoint of an Istio ServiceEntry.
package enum EndpointField: String, ImportedField {
  case address

  package static let owner = "WorkloadEntry"
  package var part: String { "``ServiceEntry`` (`endpoints`)" }
}

/// Fields of TLS of a gateway.
package enum ServerTLSField: String, ImportedField {
  case mode, credentialName, minProtocolVersion, httpsRedirect

  package static let owner = "ServerTLSSettings"
  package var part: String {
    switch self {
    case .mode, .credentialName, .httpsRedirect: "``ServerTLS``"
    case .minProtocolVersion: "``TLSVersion``"
    }
  }
}
