internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the traffic policy of the service and its subsets.
  mutating func checkTraffic() {
    let traffic = service.traffic
    if let name = traffic.ruleName {
      faults.checkName(name.value, .subdomain, of: "DestinationRule", at: name.location)
    }
    if let pool = traffic.connectionPool { check(pool) }
    if let detection = traffic.outlierDetection { check(detection) }
    if let balancing = traffic.loadBalancing { check(balancing.value, at: balancing.location) }
    if let tls = traffic.tls { check(tls.value, at: tls.location) }
    for subset in service.subsets {
      faults.checkName(subset.name, .label, of: "subset", at: subset.location)
      faults.checkLabels(subset.labels, at: subset.location)
      if let balancing = subset.loadBalancing { check(balancing, at: subset.location) }
      if let tls = subset.tls { check(tls, at: subset.location) }
    }
    service.subsets.forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration("subset", "subsets", repeated.name, at: repeated.location, first: first.location)
      )
    }
  }

  private mutating func check(_ pool: ConnectionPool) {
    let location = pool.location
    let counts = [
      (pool.maxConnections, "maximum number of connections", 1),
      (pool.maxPendingRequests, "maximum number of pending requests", 1),
      (pool.maxRequests, "maximum number of requests", 1),
      (pool.maxRequestsPerConnection, "maximum number of requests per connection", 0),
      (pool.maxRetries, "maximum number of retries", 0),
    ]
    for (count, kind, minimum) in counts { faults.checkCount(count, from: minimum, of: kind, at: location) }
    faults.milliseconds(pool.connectTimeout, of: "connection timeout", at: location)
    faults.milliseconds(pool.idleTimeout, of: "idle timeout", at: location)
    faults.milliseconds(pool.keepalive?.idle, of: "idle time of the keepalive", at: location)
    faults.milliseconds(pool.keepalive?.interval, of: "interval of the keepalive", at: location)
    faults.checkCount(pool.keepalive?.probes, from: 1, of: "number of keepalive probes", at: location)
    if counts.allSatisfy({ $0.0 == nil }), pool.connectTimeout == nil, pool.idleTimeout == nil,
      pool.keepalive == nil
    {
      faults.report(
        .empty(
          "connection-pool", "connection pool", expected: "at least one limit, timeout, or keepalive",
          at: location))
    }
  }

  private mutating func check(_ detection: OutlierDetection) {
    let location = detection.location
    faults.checkCount(detection.consecutive5xxErrors, of: "number of consecutive 5xx errors", at: location)
    faults.checkCount(
      detection.consecutiveGatewayErrors, of: "number of consecutive gateway errors", at: location)
    faults.milliseconds(detection.interval, of: "interval of the outlier detection", at: location)
    faults.milliseconds(detection.baseEjectionTime, of: "ejection time", at: location)
    faults.checkNumber(detection.maxEjectionPercent, in: 0...100, of: "maxEjectionPercent", at: location)
    faults.checkNumber(detection.minHealthPercent, in: 0...100, of: "minHealthPercent", at: location)
  }

  private mutating func check(_ balancing: LoadBalancing, at location: FileLocation) {
    switch balancing {
    case .roundRobin, .leastRequest, .random, .passthrough, .hashSourceAddress: break
    case .hashHeader(let name): faults.checkToken(name, of: "header name", at: location)
    case .hashCookie(let name, let lifetime):
      faults.checkToken(name, of: "cookie name", at: location)
      // A lifetime of zero creates a session cookie.
      faults.milliseconds(lifetime, allowsZero: true, of: "cookie lifetime", at: location)
    }
  }

  private mutating func check(_ tls: UpstreamTLS, at location: FileLocation) {
    switch tls {
    case .istioMutual, .disabled: break
    case .simple(let sni, let names, let credential):
      check(sni, names, at: location)
      if let credential { checkCredential(credential, isOfClient: false, at: location) }
    case .mutual(let credential, let sni, let names):
      check(sni, names, at: location)
      checkCredential(credential, isOfClient: true, at: location)
    }
  }

  /// Istio sends Secrets to sidecars only for DestinationRules with a `workloadSelector`.
  private mutating func checkCredential(
    _ credential: String, isOfClient: Bool, at location: FileLocation
  ) {
    faults.checkName(credential, .subdomain, of: "credential", at: location)
    guard let position = index.position(ofService: service.name) else { return }
    let callers = system.callers(of: position).map(\.service).filter { caller in
      !caller.metadata.podLabels.entries.contains { $0.key == InjectionKey.pod && $0.value == "false" }
    }
    guard !callers.isEmpty else { return }
    faults.report(
      .gatewayCredential(
        credential, isOfClient: isOfClient, of: service.name, callers: callers.map(\.name), at: location))
  }

  private mutating func check(_ sni: String?, _ names: [String], at location: FileLocation) {
    if let sni { faults.checkHost(sni, of: "server name", at: location) }
    for name in names where name.isEmpty {
      faults.report(
        .empty("name", "name in the server certificate", expected: "a host or SPIFFE name", at: location))
    }
  }

  /// Checks the callers that the service admits in addition to declared calls.
  mutating func checkAuthorization() {
    for policy in service.extraPolicies {
      let location = policy.location
      for name in policy.services where index.position(ofService: name) == nil {
        faults.report(.unknownService(name, at: location), misspelling: name, of: .service)
      }
      for namespace in policy.namespaces where !namespace.contains("*") {
        faults.checkName(namespace, .label, of: "namespace", at: location)
      }
      for principal in policy.principals { checkPattern(principal, of: "principal", at: location) }
      for path in policy.paths { checkPattern(path, of: "path", at: location) }
      for method in policy.methods { faults.checkToken(method, of: "HTTP method", at: location) }
      let numbers = ports.map(\.number)
      for port in policy.ports where !numbers.contains(port) {
        faults.report(.unknownPort(port, of: service.name, ports: numbers.map(String.init), at: location))
      }
    }
  }

  /// In Istio's patterns, `*` can only be at the start or at the end.
  private mutating func checkPattern(_ pattern: String, of kind: String, at location: FileLocation) {
    let middle =
      pattern.hasPrefix("*")
      ? pattern.dropFirst() : pattern.hasSuffix("*") ? pattern.dropLast() : pattern[...]
    // Path templates such as `/calls/{*}/items` contain their own wildcards.
    guard pattern.isEmpty || middle.contains("*") && !pattern.contains("{") else { return }
    faults.report(
      .malformed(
        "pattern", pattern, kind,
        expected: "a string that is not empty, with at most one '*', which is at the start or the end",
        at: location))
  }
}
