internal import KubernetesFacts
package import ManifestTree

package struct SimulationInput: Sendable {
  package var objects: [Object]
  package var nodes: NodeModel
  package var timing = Timing()
  package var seed: UInt64 = 1
  package var targets = Targets()
  /// The load of autoscaled workloads, from 0 (the minimum of their autoscalers) to 1 (the maximum).
  package var load = 0.0
  package var limits = Cluster.Limits()

  package init(objects: [Object], nodes: NodeModel) {
    (self.objects, self.nodes) = (objects, nodes)
  }

  /// Whether any of the objects is a workload that the simulation supports.
  package var hasWorkloads: Bool { objects.contains { WorkloadSpec($0) != nil } }

  /// The workloads, with the replicas that their autoscalers set.
  package func workloads() -> [WorkloadSpec] {
    let scalers = Dictionary(
      objects.compactMap(ScaleTarget.init).compactMap { target in target.workload.map { ($0, target) } },
      uniquingKeysWith: { $0.joined(with: $1) })
    return objects.compactMap { object in
      guard var spec = WorkloadSpec(object) else { return nil }
      if let scaler = scalers[spec.identity] { spec.replicas = scaler.replicas(at: load) }
      return spec
    }
  }

  /// The cluster one hour after the objects were applied.
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

  /// Simulates a scenario.
  /// - Parameters:
  ///   - records: whether the result lists the events.
  ///   - chosen: the indices of the nodes that are lost if a step sets only their number; nil for random nodes.
  /// - Throws: ``UnknownName`` if a step names a node, zone, service, or pod that does not exist.
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

extension ScaleTarget {
  /// The workload that the autoscaler scales; nil if the simulation does not support its kind.
  fileprivate var workload: WorkloadSpec.Identity? {
    WorkloadSpec.Kind(rawValue: identity.kind).map {
      WorkloadSpec.Identity(
        kind: $0, namespace: identity.namespace ?? SystemNamespace.default, name: identity.name)
    }
  }

  /// The replicas at a load from 0 (the minimum) to 1 (the maximum).
  fileprivate func replicas(at load: Double) -> Int {
    let least = Int(clamping: max(0, minimum))
    let most = maximum == .max ? least : max(least, Int(clamping: maximum))
    return least + Int((Double(most - least) * load).rounded(.up))
  }
}
