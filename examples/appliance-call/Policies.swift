import Portolan

/// The nodes of the `spot` profile, those of `PORTOLAN_SPOT_PROVIDER`; without it, EKS, where the system runs.
let spotNodes = SpotProvider.chosen(otherwise: .eks)

extension Service {
  /// Policies for pods that any other pod can stand in for.
  ///
  /// They scale with their load, roll out without a gap, and run on spot nodes
  /// where the profile says so.
  func stateless(in profile: Profile) -> Service {
    autoscaled(from: profile == .spot ? 3 : 1, to: 10, on: .cpu(percent: 50))
      .allowing(
        "liveness-stricter-than-readiness",
        because: "the figures are the original's: a pod that fails for 25 s is restarted"
      )
      .withOneHealthCheck()
      .disruptionBudget(maxUnavailable: 1)
      .rollout(.rolling(surge: 1, unavailable: 0))
      .drainedBySpringBoot()
      .placed(on: profile == .spot ? .spot(spotNodes) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
      .startingSmall(in: profile)
  }

  /// On spot nodes there are never so few pods, so nothing is to be allowed.
  private func startingSmall(in profile: Profile) -> Service {
    if profile == .spot { return self }
    return allowing(
      "autoscaler-minimum", because: "the exercise begins with one pod and watches the others come")
  }

  /// Policies for the one pod that holds data, which never runs on a node that the cloud may take back.
  func stateful(in profile: Profile) -> Service {
    replicas(1)
      .disruptionBudget(maxUnavailable: 1)
      .placed(on: profile == .spot ? .onDemand(spotNodes) : .anywhere)
      .connectionPool(maxConnections: 200, connectTimeout: .seconds(5))
      // Below half of the pods healthy, all are used: the only pod is never left out.
      .outlierDetection(
        consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30),
        maxEjectionPercent: 50, minHealthPercent: 50)
  }

  /// Bounds what waits for a service, and leaves out a pod that keeps failing.
  func circuitBroken() -> Service {
    connectionPool(maxConnections: 100, connectTimeout: .seconds(2), maxPendingRequests: 100)
      .outlierDetection(
        consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30),
        maxEjectionPercent: 50)
  }
}

extension Retries {
  /// Tries again only what never reached a pod; whatever did may have been ordered or paid.
  static let unreceived = Retries(2, on: .connectFailure, .refusedStream)
}
