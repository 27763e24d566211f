import Portolan

extension Service {
  /// The pods can run on any node, on spot nodes in that profile, and are spread over hosts and zones.
  func movable(in profile: Profile, on spot: SpotProvider) -> Service {
    placed(on: profile == .spot ? .spot(spot) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
  }

  /// Keeps stateful pods off nodes that may be reclaimed, and lets callers fail fast if they are unavailable.
  func steady(in profile: Profile, off spot: SpotProvider) -> Service {
    disruptionBudget(maxUnavailable: 1)
      .placed(on: profile == .spot ? .onDemand(spot) : .anywhere)
      .connectionPool(maxConnections: 500, connectTimeout: .seconds(3))
      // If less than half of the pods are healthy, all are used, so the only pod is never ejected.
      .outlierDetection(
        consecutive5xxErrors: 5, interval: .seconds(5), baseEjectionTime: .seconds(10), minHealthPercent: 50)
  }

  /// The shop's programs end at once on SIGTERM, so requests get their time before it.
  func drainedBeforeTheEndSignal() -> Service {
    draining(
      for: .seconds(5), by: "nothing; the program ends at once on SIGTERM", endpointDelay: .seconds(12))
  }

  /// Prevents callers from queueing at a slow service, and ejects failing pods.
  func circuitBreaker() -> Service {
    connectionPool(
      maxConnections: 200, connectTimeout: .seconds(2), maxPendingRequests: 100, maxRequests: 500
    )
    .outlierDetection(
      consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30), maxEjectionPercent: 50)
  }

  /// Allows every user to bind port 80.
  ///
  /// File capabilities of a program have no effect if privilege escalation is disabled.
  func bindingPort80() -> Service { sysctls(["net.ipv4.ip_unprivileged_port_start": "80"]) }
}

extension Retries {
  /// For requests that change something: only those that did not reach a pod are retried.
  static let writing = Retries(2, on: .connectFailure, .refusedStream)
}
