import Portolan

/// The nodes of the `spot` profile, those of `PORTOLAN_SPOT_PROVIDER`; without it, nodes with the plain label `node-role: spot`.
let spotNodes = SpotProvider.chosen(otherwise: .nodeRole)

extension Service {
  /// Policies for pods that any other pod can stand in for.
  ///
  /// They scale with their load, roll out without a gap, and run on spot nodes
  /// where the profile says so.
  func stateless(from fewest: Int = 3, to most: Int = 10, in profile: Profile) -> Service {
    autoscaled(from: profile == .spot ? fewest + 1 : fewest, to: most, on: .cpu(percent: 70))
      .spreadOut()
      .placed(on: profile == .spot ? .spot(spotNodes) : .anywhere)
  }

  /// Policies for a program that keeps its rows in the memory of its pod.
  ///
  /// A second pod would have other rows: each event reaches one pod of a consumer group, and each request any pod. The pod
  /// stays off spot nodes, because its rows go with it.
  func inMemory(in profile: Profile) -> Service {
    replicas(1)
      .allowing(
        "single-replica", because: "the rows are in the pod's memory; a second pod would have others"
      )
      .spreadOut()
      .placed(on: profile == .spot ? .onDemand(spotNodes) : .anywhere)
  }

  /// Allows the original's figures for the probes of its Java programs, and drains as their image can.
  func javaProgram() -> Service {
    allowing(
      "liveness-stricter-than-readiness",
      because: "the figures are the original's: a pod that fails for 25 s is restarted"
    )
    .withOneHealthCheck()
    .drainedBySpringBoot()
  }

  private func spreadOut() -> Service {
    disruptionBudget(maxUnavailable: 1)
      .rollout(.rolling(surge: 1, unavailable: 0))
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
