internal import KubernetesFacts
internal import LintEngine

/// The proxies' settings for the requests of a call.
struct TrafficSettings {
  var timeouts: [String] = []
  var retries: [Int] = []
  var breaker: GraphEdge.CircuitBreaker?
}

/// The mesh's routes and circuit breakers of Services.
struct TrafficSettingsIndex {
  private let routes: [HostIndex.Name: [VirtualService]]
  private let context: LintContext

  /// A Service with more routes than this shows the first ones.
  private static let maximumRoutes = 64

  init(_ context: LintContext) {
    self.context = context
    var routes: [HostIndex.Name: [VirtualService]] = [:]
    for service in VirtualService.all(in: context) where service.gateways.contains(IstioGateway.mesh) {
      for host in service.hosts.compactMap(\.text) {
        guard let name = HostIndex.serviceName(of: host, from: service.namespace) else { continue }
        routes[name, default: []].append(service)
      }
    }
    self.routes = routes
  }

  /// The mesh's settings for calls to a port of a Service.
  func settings(of service: Service, port: Int?) -> TrafficSettings {
    var settings = TrafficSettings(breaker: breaker(of: service.name, from: service.namespace))
    for route in httpRoutes(of: service, port: port) { settings.add(route) }
    return settings
  }

  /// The Services to which the mesh routes calls to a Service, including mirrors; only this Service if no route has
  /// another destination.
  func destinations(of service: Service, port: Int?) -> [Service] {
    let hosts = httpRoutes(of: service, port: port).flatMap { route in
      VirtualService.receivers(of: route).compactMap { destination in
        destination["host"].text.map { ($0, route.manifest.namespace) }
      }
    }
    let found = hosts.compactMap { context.hosts.service(for: $0, from: $1) }
    var names: Set<HostIndex.Name> = []
    let distinct = found.filter {
      names.insert(HostIndex.Name(namespace: $0.namespace, name: $0.name)).inserted
    }
    return distinct.isEmpty ? [service] : distinct
  }

  /// The circuit breaker of a host; nil if it has none.
  func breaker(of host: String, from namespace: String) -> GraphEdge.CircuitBreaker? {
    for rule in context.mesh.rules(for: host, from: namespace) {
      var breaker = GraphEdge.CircuitBreaker()
      for policy in rule.policies.prefix(16) {
        let (outlier, pool) = (policy["outlierDetection"], policy["connectionPool"])
        // 0 disables ejections for this kind of error.
        let errors = ["consecutive5xxErrors", "consecutiveGatewayErrors"].compactMap { outlier[$0].int }
        breaker.consecutiveErrors = breaker.consecutiveErrors ?? errors.first { $0 > 0 } ?? errors.first
        breaker.maxEjectionPercent = breaker.maxEjectionPercent ?? outlier["maxEjectionPercent"].int
        breaker.maxConnections = breaker.maxConnections ?? pool["tcp"]["maxConnections"].int
        breaker.maxPendingRequests = breaker.maxPendingRequests ?? pool["http"]["http1MaxPendingRequests"].int
        breaker.maxRequests = breaker.maxRequests ?? pool["http"]["http2MaxRequests"].int
      }
      if !breaker.isEmpty { return breaker }
    }
    return nil
  }

  private func httpRoutes(of service: Service, port: Int?) -> [ManifestField] {
    let own = routes[HostIndex.Name(namespace: service.namespace, name: service.name)] ?? []
    let all = own.lazy.flatMap(\.httpRoutes).prefix(Self.maximumRoutes)
    return all.filter { route in
      let matches = route["match"].items
      guard let port, !matches.isEmpty else { return true }
      return matches.contains { $0["port"].int.map { $0 == port } ?? true }
    }
  }
}

extension TrafficSettings {
  /// Adds the timeout and the retries of a route of a VirtualService.
  mutating func add(_ route: ManifestField) {
    if let timeout = route["timeout"].text { timeouts.append(timeout) }
    if let attempts = route["retries"]["attempts"].int { retries.append(attempts) }
  }
}
