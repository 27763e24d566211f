import Portolan

/// The nodes of the `spot` profile, those of `PORTOLAN_SPOT_PROVIDER`; without it, AKS, where the system runs.
let spotNodes = SpotProvider.chosen(otherwise: .aks)

/// Whether Prometheus' operator gets ServiceMonitors beside the annotations of the pods.
let serviceMonitor = Environment.choice(
  "PORTOLAN_SERVICE_MONITOR", of: ["1": true, "0": false], otherwise: false)

extension Service {
  /// Policies for pods that any other pod can stand in for.
  ///
  /// They scale with their load, roll out without a gap, run on spot nodes where
  /// the profile says so, and tell Prometheus how they are.
  func stateless(from fewest: Int, in profile: Profile) -> Service {
    autoscaled(from: profile == .spot ? fewest + 1 : fewest, to: 10, on: .cpu(percent: 50))
      .disruptionBudget(maxUnavailable: 1)
      .rollout(.rolling(surge: 1, unavailable: 0))
      // Whether the images shut down gracefully is not known, so requests get their time before SIGTERM.
      .draining(for: .seconds(5), by: "the preStop sleep", endpointDelay: .seconds(12))
      .placed(on: profile == .spot ? .spot(spotNodes) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
      .scraped(at: "/actuator/prometheus", from: ["monitoring"], monitor: serviceMonitor)
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
