import Portolan

/// The nodes for the `spot` profile: nodes of `PORTOLAN_SPOT_PROVIDER`, or of AKS, where the system runs.
let spotNodes = SpotProvider.chosen(otherwise: .aks)

/// Whether ServiceMonitors are rendered for the Prometheus operator, in addition to the pods' annotations.
let serviceMonitor = Environment.choice(
  "PORTOLAN_SERVICE_MONITOR", of: ["1": true, "0": false], otherwise: false)

extension Service {
  /// Policies for stateless pods.
  ///
  /// The pods scale with the load, roll out without downtime, run on spot nodes in the `spot` profile, and expose
  /// metrics for Prometheus.
  func stateless(from fewest: Int, in profile: Profile) -> Service {
    autoscaled(from: profile == .spot ? fewest + 1 : fewest, to: 10, on: .cpu(percent: 50))
      .disruptionBudget(maxUnavailable: 1)
      .rollout(.rolling(surge: 1, unavailable: 0))
      // It is unknown whether the images shut down gracefully, so open requests are finished during the `preStop`
      // sleep.
      .draining(for: .seconds(5), endpointDelay: .seconds(12))
      .placed(on: profile == .spot ? .spot(spotNodes) : .anywhere)
      .apart(on: .host)
      .spread(over: .zone)
      .scraped(at: "/actuator/prometheus", from: ["monitoring"], monitor: serviceMonitor)
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
