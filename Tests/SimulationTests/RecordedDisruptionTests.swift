import ManifestTree
import Testing

@testable import Simulation

@Suite struct RecordedDisruptionTests {
  @Test func `budgets allow what the controller writes`() throws {
    let scenario = try RecordedScenario(46)
    let table = try #require(scenario.answer["table"] as? [[String: Any]])
    #expect(table.count == 140)
    for row in table {
      let replicas = try #require(row["replicas"] as? Int)
      let form = row["minAvailable"] == nil ? "maxUnavailable" : "minAvailable"
      let value: Node
      if let number = row[form] as? Int {
        value = .int(Int64(number))
      } else {
        value = .string(row[form] as? String ?? "")
      }
      var cluster = Cluster(timing: .reported)
      cluster.addNodes(scenario.objects.compactMap(NodeSpec.init))
      var deployment = try #require(scenario.objects.first { $0.identity.name == "d3" })
      deployment.node.set(.int(Int64(replicas)), at: ["spec", "replicas"])
      var budget = try #require(scenario.objects.first { $0.identity.kind == "PodDisruptionBudget" })
      let selector = try #require(budget.node["spec"]?["selector"])
      budget.node.set(.map([form: value, "selector": selector]), at: ["spec"])
      cluster.addContext([budget])
      cluster.apply(try #require(WorkloadSpec(deployment)))
      cluster.run(until: 10_000)
      let status = cluster.status(ofBudget: 0)
      #expect(status.expected == row["expectedPods"] as? Int, "\(row)")
      #expect(status.desired == row["desiredHealthy"] as? Int, "\(row)")
      #expect(status.healthy == row["currentHealthy"] as? Int, "\(row)")
      #expect(status.allowed == row["disruptionsAllowed"] as? Int, "\(row)")
    }
  }

  /// Evicts the pods of a workload in quick succession, and compares the responses.
  private func checkAnswers(
    _ cluster: inout Cluster, _ pods: [Int], _ step: [String: Any], budget: String, recorded: String
  ) throws {
    let answers = try #require(step["answers"] as? [[String: Any]])
    for (pod, wanted) in zip(pods, answers) {
      let found = cluster.evict(pod)
      let cause = (wanted["causes"] as? [[String: Any]])?.first?["message"] as? String
      #expect(found.code == wanted["http"] as? Int, "\(step["do"] ?? "")")
      #expect(found.message == wanted["message"] as? String, "\(step["do"] ?? "")")
      let expected = cause.map {
        $0.replacing("disruption budget \(recorded) ", with: "disruption budget \(budget) ")
      }
      #expect(found.cause == expected, "\(step["do"] ?? "")")
    }
  }

  @Test func `the eviction API responds as recorded`() throws {
    let scenario = try RecordedScenario(47)
    var cluster = try scenario.cluster(applying: scenario.workloads.map(\.name))
    for step in scenario.steps {
      guard let name = step["workload"] as? String else { continue }
      let place = try #require(cluster.workload(named: name))
      try checkAnswers(&cluster, cluster.workloads[place].pods, step, budget: name, recorded: "web")
    }
    let free = try #require(cluster.workload(named: "none"))
    #expect(cluster.evict(cluster.workloads[free].pods[0]).code == 201)
    let two = try #require(cluster.workload(named: "two"))
    let answer = cluster.evict(cluster.workloads[two].pods[0])
    #expect(answer.code == 500)
    #expect(
      answer.message
        == "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.")
  }

  @Test func `unready pods are evicted as their budget's policy specifies`() throws {
    let scenario = try RecordedScenario(48)
    var cluster = scenario.cluster()
    for spec in scenario.workloads {
      let place = cluster.apply(spec)
      if spec.name != "mix-good" { cluster.neverReady.append((place, nil)) }
    }
    cluster.run(until: 10_000)
    for step in scenario.steps {
      let title = step["do"] as? String ?? ""
      if let name = step["workload"] as? String {
        let place = try #require(cluster.workload(named: name))
        try checkAnswers(&cluster, cluster.workloads[place].pods, step, budget: name, recorded: name)
      } else {
        let name = title.contains("healthy one") ? "mix-good" : "mix-bad"
        let place = try #require(cluster.workload(named: name))
        try checkAnswers(&cluster, cluster.workloads[place].pods, step, budget: "mix", recorded: "mix")
      }
    }
  }

  /// The lines of a drain in alphabetical order, with generated names shortened as in the recording.
  private func lines(_ drain: Drain, _ cluster: Cluster) -> [String] {
    var lines = drain.output.map {
      $0.replacing("default/", with: "ns/").replacing("-n \"default\"", with: "-n \"ns\"")
    }
    for workload in cluster.workloads where workload.spec.kind == .deployment {
      for pod in cluster.pods.indices
      where cluster.pods[pod].workload == cluster.workload(named: workload.spec.name) {
        lines = lines.map { $0.replacing(cluster.podName(pod), with: "\(workload.spec.name)-…") }
      }
    }
    return lines.sorted()
  }

  private func drain(
    _ cluster: inout Cluster, _ name: String, _ options: DrainOptions, _ step: [String: Any]
  ) throws {
    let node = try #require(cluster.nodes.firstIndex { $0.name == name })
    cluster.perform(.drain(node, options))
    cluster.run(until: cluster.time + 30_000)
    let drain = try #require(cluster.drains.last)
    #expect(drain.exitCode == step["exit"] as? Int)
    let recorded = (step["output"] as? [String] ?? []).filter { !$0.hasPrefix("Warning") }
    #expect(lines(drain, cluster) == recorded.sorted())
  }

  @Test func `a drain rejects pods without a controller, waits for budgets, and ignores budgets on request`()
    throws
  {
    let scenario = try RecordedScenario(49)
    var cluster = scenario.cluster()
    cluster.setCordoned(1, true)
    for spec in scenario.workloads { cluster.apply(spec) }
    cluster.run(until: 10_000)
    cluster.setCordoned(1, false)
    try scenario.check(cluster, against: scenario.result(ofStep: 0))
    try drain(&cluster, "n1", DrainOptions(timeout: 8_000), scenario.steps[1])
    try scenario.check(cluster, against: scenario.result(ofStep: 1))
    try drain(&cluster, "n1", DrainOptions(timeout: 8_000, isForced: true), scenario.steps[2])
    try scenario.check(cluster, against: scenario.result(ofStep: 3))
    try drain(&cluster, "n1", DrainOptions(timeout: 20_000, isForced: true, deletes: true), scenario.steps[4])
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `the second of two drains is rejected while the first pod has no other node`() throws {
    let scenario = try RecordedScenario(50)
    var cluster = try scenario.cluster(applying: ["web"])
    try drain(&cluster, "n1", DrainOptions(timeout: 10_000), scenario.steps[0])
    try scenario.check(cluster, against: scenario.result(ofStep: 1))
    try drain(&cluster, "n2", DrainOptions(timeout: 8_000), scenario.steps[2])
    try scenario.check(cluster, against: scenario.result)
  }

  @Test
  func `pods of deleted nodes are created a minute later, and those with zonal volumes stay pending`() throws
  {
    let scenario = try RecordedScenario(51)
    var cluster = scenario.cluster()
    for spec in scenario.workloads { cluster.apply(spec) }
    cluster.run(until: 20_000)
    try scenario.check(cluster, against: scenario.result(ofStep: 0))
    let lost = cluster.nodes.indices.filter { cluster.nodes[$0].zone == "z-c" }
    for node in lost { cluster.perform(.deleteNode(node)) }
    cluster.run(until: cluster.time + 3_000)
    try scenario.check(cluster, against: scenario.result(ofStep: 1))
    cluster.run(until: cluster.time + 57_000)
    let late = scenario.steps[2]
    try scenario.check(cluster, against: late["result"] as? [String: Any] ?? [:])
    let budget = try #require((late["pdb"] as? [String: Any])?["spread"] as? [String: Any])
    #expect(cluster.status(ofBudget: 0).allowed == budget["disruptionsAllowed"] as? Int)
    cluster.addNodes(
      scenario.objects.compactMap(NodeSpec.init).filter { $0.labels["topology.kubernetes.io/zone"] == "z-c" })
    cluster.run(until: cluster.time + 20_000)
    try scenario.check(cluster, against: scenario.result)
  }
}
