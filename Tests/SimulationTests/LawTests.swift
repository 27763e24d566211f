import ManifestTree
import Testing

@testable import Simulation

/// Tests properties that must be true for random systems.
@Suite struct LawTests {
  /// A random system with budgets, and a random scenario.
  private struct Case {
    var yaml = ""
    var nodes = 3
    var steps: [ScenarioStep] = []

    /// - Parameter kinds: the numbers of the kinds of steps that can occur; all kinds by default.
    init(_ seed: Int, changes kinds: [Int] = [0, 1, 2, 3, 4, 5]) {
      var generator = SeededGenerator(seed: UInt64(seed))
      nodes = 3 + generator.next(below: 5)
      for number in 0..<(1 + generator.next(below: 4)) {
        let name = "s\(number)"
        let replicas = 1 + generator.next(below: 5)
        let apart = Systems.apart.replacing("app: web", with: "app: \(name)")
        let pod = generator.next(below: 3) == 0 ? apart : ""
        yaml += Systems.web(
          name, replicas: replicas, pod: pod, cpu: "\(100 + 100 * generator.next(below: 8))m",
          preStop: generator.next(below: 12))
        let limits = ["maxUnavailable: 1", "minAvailable: 1", "maxUnavailable: 50%", "minAvailable: 50%"]
        yaml += Systems.budget(name, limits[generator.next(below: limits.count)])
      }
      for _ in 0..<(1 + generator.next(below: 4)) {
        let time = Int64(generator.next(below: 300)) * 1000
        let changes: [ScenarioStep.Change] = [
          .drainAll(returnAfter: 30_000), .restart(nil),
          .rollout("s0", image: "app:\(generator.next(below: 9))"),
          .scale("s0", generator.next(below: 7)), .loseNodes(1, 60_000), .loseZone(nil, 120_000),
        ]
        steps.append(
          ScenarioStep(at: time, changes[kinds[generator.next(below: kinds.count)]]))
      }
    }

    func input(nodes: Int? = nil) -> SimulationInput {
      Systems.input(yaml, nodes: "node-role-3az-\(nodes ?? self.nodes)od-m5.large")
    }
  }

  @Test(arguments: 1...25)
  func `the same seed produces the same bytes`(seed: Int) throws {
    let test = Case(seed)
    func text() throws -> String {
      let report = SimulationReport([try test.input().simulate(Scenario("case", steps: test.steps))])
      return SimulationJSON.text(for: report) + SimulationPage.html(for: report)
    }
    #expect(try text() == text())
  }

  @Test(arguments: 1...25)
  func `time never goes back, pods are conserved, and evictions never exceed a budget`(seed: Int) throws {
    let test = Case(seed)
    var cluster = test.input().cluster(records: true)
    try cluster.plan(Scenario("case", steps: test.steps))
    let end = cluster.time + 1_200_000
    var last = cluster.time
    cluster.run(until: cluster.time)
    while let next = cluster.queue.nextTime, next <= end {
      cluster.run(until: next)
      #expect(cluster.time >= last)
      last = cluster.time
      // Every pod is on the node that counts it, once, and every node counts only existing pods.
      for node in cluster.nodes.indices {
        #expect(Set(cluster.nodes[node].pods).count == cluster.nodes[node].pods.count)
        for pod in cluster.nodes[node].pods {
          #expect(cluster.pods[pod].node == node && cluster.pods[pod].exists)
        }
        let requested = cluster.nodes[node].pods.reduce(Int64(0)) {
          $0 + (cluster.classes[cluster.pods[$1].podClass].requests.first { $0.resource == 0 }?.amount ?? 0)
        }
        #expect(cluster.nodes[node].requested(0) == requested)
      }
      for workload in cluster.workloads {
        let owned = cluster.pods.indices.filter {
          cluster.pods[$0].exists && cluster.pods[$0].workload == cluster.workload(named: workload.spec.name)
        }
        #expect(owned == workload.pods.sorted())
        #expect(
          workload.readyCount
            == workload.pods.count { cluster.pods[$0].isReady && !cluster.pods[$0].isTerminating })
      }
    }
    for line in zip(cluster.record.lines, cluster.record.lines.dropFirst()) {
      #expect(line.0.time <= line.1.time)
    }
  }

  @Test(arguments: 1...25)
  func `a drain alone never takes a service below its budget`(seed: Int) throws {
    let test = Case(seed)
    var cluster = test.input().cluster()
    try cluster.plan(Scenario("drain", steps: [ScenarioStep(at: 0, .drainAll(returnAfter: 10_000))]))
    let end = cluster.time + 1_800_000
    let start = cluster.budgets.indices.map { cluster.status(ofBudget: $0) }
    while let next = cluster.queue.nextTime, next <= end {
      cluster.run(until: next)
      for budget in cluster.budgets.indices {
        let status = cluster.status(ofBudget: budget)
        #expect(status.healthy >= min(start[budget].healthy, status.desired))
      }
    }
  }

  @Test(arguments: 1...25)
  func `additional nodes never lower the minimum number of ready pods if no node is lost`(seed: Int) throws {
    // Drains, restarts, rollouts, and changes of the number of replicas.
    let test = Case(seed, changes: [0, 1, 2, 3])
    let few = try test.input().simulate(Scenario("case", steps: test.steps))
    let many = try test.input(nodes: test.nodes + 3).simulate(Scenario("case", steps: test.steps))
    for (one, other) in zip(few.services, many.services) {
      #expect(other.leastReady >= one.leastReady, "\(one.name) \(test.steps)")
    }
  }

  @Test func `simulated time and events are bounded, and the bound is reported`() throws {
    var input = Case(1).input()
    input.limits.events = 50
    let result = try input.simulate(Scenario("case", steps: [ScenarioStep(at: 0, .restart(nil))]))
    #expect(result.bound == "the limit of 50 events was reached")
  }
}
