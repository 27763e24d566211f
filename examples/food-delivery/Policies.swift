import Portolan

/// The nodes for the `spot` profile: nodes of `PORTOLAN_SPOT_PROVIDER`, or nodes with the plain label
/// `node-role: spot`.
let spotNodes = SpotProvider.chosen(otherwise: .nodeRole)

extension Service {
  /// Policies for stateless pods.
  ///
  /// The pods scale with the load, roll out without downtime, and run on spot nodes in the `spot` profile.
  func stateless(from fewest: Int = 3, to most: Int = 10, in profile: Profile) -> Service {
    autoscaled(from: profile == .spot ? fewest + 1 : fewest, to: most, on: .cpu(percent: 70))
      .spreadOut()
      .placed(on: profile == .spot ? .spot(spotNodes) : .anywhere)
  }

  /// Policies for a program that stores its rows in the memory of its pod.
  ///
  /// A second pod would have different rows: each event reaches only one pod of a consumer group, but a request can
  /// reach any pod. The pod does not run on spot nodes, because its rows are lost with it.
  func inMemory(in profile: Profile) -> Service {
    replicas(1)
      .allowing(
        "single-replica",
        because: "the rows are in the pod's memory, so a second pod would have different rows"
      )
      .spreadOut()
      .placed(on: profile == .spot ? .onDemand(spotNodes) : .anywhere)
  }

  /// Allows the original's probe settings for the Java programs, and sets the draining that their image supports.
  func javaProgram() -> Service {
    allowing(
      "liveness-stricter-than-readiness",
      because: "the original uses these timings: a pod that fails for 25 s is restarted"
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
