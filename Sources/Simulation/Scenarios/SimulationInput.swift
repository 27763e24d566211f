package import ManifestTree

/// Everything that a simulation starts from.
package struct SimulationInput: Sendable {
  package var objects: [Object]
  package var nodes: NodeModel
  package var timing = Timing()
  package var seed: UInt64 = 1
  package var targets = Targets()
  /// How far autoscalers have scaled, from 0 (their minimum) to 1 (their maximum).
  package var load = 0.0
  package var limits = Cluster.Limits()

  package init(objects: [Object], nodes: NodeModel) {
    (self.objects, self.nodes) = (objects, nodes)
  }

  /// Whether there is anything to schedule.
  package var hasWorkloads: Bool { objects.contains { WorkloadSpec($0) != nil } }

  /// The workloads, with the replicas that autoscalers give them.
  package func workloads() -> [WorkloadSpec] {
    let scalers = objects.compactMap(Autoscaler.init)
    return objects.compactMap { object in
      guard var spec = WorkloadSpec(object) else { return nil }
      if let scaler = scalers.first(where: { $0.scales(spec) }) { spec.replicas = scaler.replicas(at: load) }
      return spec
    }
  }

  /// The cluster at rest, with everything applied that can run.
  package func cluster(records: Bool = false) -> Cluster {
    var cluster = Cluster(timing: timing, seed: seed)
    cluster.limits = limits
    cluster.pools = nodes.pools
    for (spec, pool) in nodes.nodes { cluster.addNode(spec, pool: pool, orders: false) }
    cluster.orderNodes()
    cluster.addContext(objects)
    for spec in workloads() { cluster.apply(spec) }
    cluster.run(until: 3_600_000)
    cluster.record.isOn = records
    cluster.beginMeasuring()
    return cluster
  }

  /// Lets a scenario happen to the cluster at rest.
  package func simulate(_ scenario: Scenario, records: Bool = true, chosen: [Int]? = nil) throws(UnknownName)
    -> SimulationResult
  {
    try simulate(scenario, on: cluster(records: records), chosen: chosen)
  }

  func simulate(_ scenario: Scenario, on base: Cluster, chosen: [Int]? = nil) throws(UnknownName)
    -> SimulationResult
  {
    var cluster = base
    let start = cluster.time
    try cluster.plan(scenario, chosen: chosen)
    cluster.run(until: start + scenario.duration)
    cluster.run(until: start + scenario.duration + 1_800_000)
    return cluster.result(
      of: scenario.name, from: start, until: start + (scenario.steps.isEmpty ? 0 : scenario.duration),
      targets: targets)
  }
}

/// A HorizontalPodAutoscaler's bounds.
private struct Autoscaler {
  let namespace: String
  let kind: String
  let name: String
  let least: Int
  let most: Int

  init?(_ object: Object) {
    guard object.identity.kind == "HorizontalPodAutoscaler" else { return nil }
    let spec = object.node.at("spec")
    namespace = object.identity.namespace ?? "default"
    kind = spec.at("scaleTargetRef", "kind").text ?? ""
    name = spec.at("scaleTargetRef", "name").text ?? ""
    least = max(0, spec.at("minReplicas").count ?? 1)
    most = max(least, spec.at("maxReplicas").count ?? least)
  }

  func scales(_ spec: WorkloadSpec) -> Bool {
    spec.kind.rawValue == kind && spec.name == name && spec.namespace == namespace
  }

  func replicas(at load: Double) -> Int { least + Int((Double(most - least) * load).rounded(.up)) }
}
