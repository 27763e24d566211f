import Portolan

/// The nodes for the `spot` profile: nodes of `PORTOLAN_SPOT_PROVIDER`, or of EKS, where the system runs.
let spotNodes = SpotProvider.chosen(otherwise: .eks)

extension Service {
  /// Policies for stateless pods.
  ///
  /// The pods scale with the load, roll out without downtime, and run on spot nodes in the `spot` profile.
  func stateless(in profile: Profile) -> Service {
    autoscaled(from: profile == .spot ? 3 : 1, to: 10, on: .cpu(percent: 50))
      .allowing(
        "liveness-stricter-than-readiness",
        because: "the original uses these timings: a pod that fails for 25 s is restarted"
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

  /// The `spot` profile has more pods, so no allowance is necessary.
  private func startingSmall(in profile: Profile) -> Service {
    if profile == .spot { return self }
    return allowing(
      "autoscaler-minimum", because: "the exercise starts with one pod and shows how the autoscaler adds pods"
    )
  }

  /// Policies for the only pod that stores data, which never runs on spot nodes.
  func stateful(in profile: Profile) -> Service {
    replicas(1)
      .disruptionBudget(maxUnavailable: 1)
      .placed(on: profile == .spot ? .onDemand(spotNodes) : .anywhere)
      .connectionPool(maxConnections: 200, connectTimeout: .seconds(5))
      // Below 50% healthy pods, the proxy also uses ejected pods, so the only pod still gets requests.
      .outlierDetection(
        consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30),
        maxEjectionPercent: 50, minHealthPercent: 50)
  }

  /// Limits the pending requests of a service, and ejects failing pods.
  func circuitBroken() -> Service {
    connectionPool(maxConnections: 100, connectTimeout: .seconds(2), maxPendingRequests: 100)
      .outlierDetection(
        consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30),
        maxEjectionPercent: 50)
  }
}

extension Retries {
  /// Retries only requests that no pod has processed; others may already have caused an order or a payment.
  static let unreceived = Retries(2, on: .connectFailure, .refusedStream)
}
