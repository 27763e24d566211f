import Portolan

/// The cloud whose spot nodes are meant: `PORTOLAN_SPOT_PROVIDER`, or nodes of one's own with the
/// label `node-role: spot`.
let spotProvider: SpotProvider =
  switch Environment["PORTOLAN_SPOT_PROVIDER"] {
  case "eks": .eks
  case "karpenter": .karpenter
  case "gke": .gke
  case "aks": .aks
  case "node-role", nil: .nodeRole
  case let other?:
    fatalError("PORTOLAN_SPOT_PROVIDER is \(other), expected eks, karpenter, gke, aks or node-role")
  }

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
      .disruptionBudget(maxUnavailable: 1)
      .rollout(.rolling(surge: 1, unavailable: 0))
      .draining(for: .seconds(15), by: mechanism)
      .placed(on: profile == .spot ? .spot(spotProvider) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
      .startedAfterProxy()
  }

  /// Policies for the one pod that holds data, which never runs on a node that the cloud may take back.
  func stateful(in profile: Profile) -> Service {
    replicas(1)
      .disruptionBudget(maxUnavailable: 1)
      .placed(on: profile == .spot ? .onDemand(spotProvider) : .anywhere)
      .startedAfterProxy()
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

  /// Holds the program back until its proxy can connect.
  ///
  /// It asks for its database and its broker at once.
  func startedAfterProxy() -> Service {
    podAnnotations(["proxy.istio.io/config": "holdApplicationUntilProxyStarts: true"])
  }
}
