import Portolan

extension Service {
  /// Lets the pods run wherever there is room, on spot nodes in that profile, and not all on one host or in one zone.
  func movable(in profile: Profile, on spot: SpotProvider) -> Service {
    placed(on: profile == .spot ? .spot(spot) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
  }

  /// Keeps what holds data away from nodes that may be reclaimed, and lets callers give up early when it is away.
  func steady(in profile: Profile, off spot: SpotProvider) -> Service {
    disruptionBudget(maxUnavailable: 1)
      .placed(on: profile == .spot ? .onDemand(spot) : .anywhere)
      .connectionPool(maxConnections: 500, connectTimeout: .seconds(3))
      // Below half of the pods healthy all are used, so the only pod is never left out.
      .outlierDetection(
        consecutive5xxErrors: 5, interval: .seconds(5), baseEjectionTime: .seconds(10), minHealthPercent: 50)
  }

  /// The shop's programs end at once when they are told to, so requests get their time before that.
  func drainedBeforeTheEndSignal() -> Service {
    draining(for: .seconds(5), by: "the sleep before SIGTERM", endpointDelay: .seconds(12))
  }

  /// Stops callers from queueing up at a service that is slow, and leaves out pods that keep failing.
  func circuitBreaker() -> Service {
    connectionPool(
      maxConnections: 200, connectTimeout: .seconds(2), maxPendingRequests: 100, maxRequests: 500
    )
    .outlierDetection(
      consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30), maxEjectionPercent: 50)
  }

  /// Lets every user bind port 80.
  ///
  /// What a program's file carries is not granted while privilege escalation is off.
  func bindingPort80() -> Service { sysctls(["net.ipv4.ip_unprivileged_port_start": "80"]) }
}

extension Retries {
  /// For what changes something: only what never reached a pod is sent again.
  static let writing = Retries(2, on: .connectFailure, .refusedStream)
}
