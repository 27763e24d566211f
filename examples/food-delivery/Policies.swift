import Portolan

/// The nodes of the `spot` profile, those of `PORTOLAN_SPOT_PROVIDER`; without it, nodes with the plain label `node-role: spot`.
let spotNodes = SpotProvider.chosen(otherwise: .nodeRole)

extension Service {
  /// Policies for pods that any other pod can stand in for.
  ///
  /// They scale with their load, roll out without a gap, and run on spot nodes
  /// where the profile says so.
  func stateless(
    from fewest: Int = 3, to most: Int = 10,
    drainedBy mechanism: String = "server.shutdown=graceful on SIGTERM", in profile: Profile
  ) -> Service {
    autoscaled(from: profile == .spot ? fewest + 1 : fewest, to: most, on: .cpu(percent: 70))
      .allowing(
        "liveness-stricter-than-readiness",
        because:
          "the figures are the project's, and liveness asks for less than readiness: not for the database"
      )
      .disruptionBudget(maxUnavailable: 1)
      .rollout(.rolling(surge: 1, unavailable: 0))
      .draining(for: .seconds(15), by: mechanism)
      .placed(on: profile == .spot ? .spot(spotNodes) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
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
