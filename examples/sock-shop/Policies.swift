import Portolan

extension Service {
  /// The pods run on any node, or on spot nodes in the `spot` profile, and are spread across nodes and zones.
  func movable(in profile: Profile, on spot: SpotProvider) -> Service {
    placed(on: profile == .spot ? .spot(spot) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
  }

  /// Keeps stateful pods off spot nodes, and lets callers fail fast if the pods are unavailable.
  func steady(in profile: Profile, off spot: SpotProvider) -> Service {
    disruptionBudget(maxUnavailable: 1)
      .placed(on: profile == .spot ? .onDemand(spot) : .anywhere)
      .connectionPool(maxConnections: 500, connectTimeout: .seconds(3))
      // Below 50% healthy pods, the proxy also uses ejected pods, so the pod of a service with one replica still gets
      // requests.
      .outlierDetection(
        consecutive5xxErrors: 5, interval: .seconds(5), baseEjectionTime: .seconds(10), minHealthPercent: 50)
  }

  /// The shop's programs exit immediately on SIGTERM, so open requests are finished during the `preStop` sleep.
  func drainedBeforeTheEndSignal() -> Service {
    draining(
      for: .seconds(5), by: "nothing; the program exits immediately on SIGTERM", endpointDelay: .seconds(12))
  }

  /// Limits the requests that wait for a slow service, and ejects failing pods.
  func circuitBreaker() -> Service {
    connectionPool(
      maxConnections: 200, connectTimeout: .seconds(2), maxPendingRequests: 100, maxRequests: 500
    )
    .outlierDetection(
      consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30), maxEjectionPercent: 50)
  }

  /// Allows every user to bind to port 80.
  ///
  /// File capabilities of a program have no effect if privilege escalation is disabled.
  func bindingPort80() -> Service { sysctls(["net.ipv4.ip_unprivileged_port_start": "80"]) }
}

extension Retries {
  /// A retry policy for requests that change data: only requests that no pod has processed are retried.
  static let writing = Retries(2, on: .connectFailure, .refusedStream)
}
