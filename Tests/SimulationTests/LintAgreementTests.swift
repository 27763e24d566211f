import LintEngine
import LintRules
import ManifestTree
import Testing

@testable import Simulation

/// Tests that the rules about replicas, rollouts, and budgets agree with the simulation.
@Suite struct LintAgreementTests {
  private func findings(_ rule: String, _ yaml: String) -> Int {
    let rules = Catalogue.rules.filter { type(of: $0).card.id == rule }
    return Linter(rules).findings(in: LintContext(Systems.objects(yaml))).count
  }

  private func strategy(_ surge: String, _ unavailable: String) -> String {
    "strategy: {rollingUpdate: {maxSurge: \(surge), maxUnavailable: \(unavailable)}}"
  }

  @Test(arguments: 1...5)
  func `rollout-deadlock is found if and only if a rollout stalls on as many nodes as pods`(replicas: Int)
    throws
  {
    for surge in ["0", "1", "25%", "50%", "2"] {
      for unavailable in ["0", "1", "25%", "50%"] where !(surge == "0" && unavailable == "0") {
        let yaml = Systems.web(replicas: replicas, pod: Systems.apart, strategy: strategy(surge, unavailable))
        let input = Systems.input(yaml, nodes: "node-role-1az-\(replicas)od")
        let result = try input.simulate(
          Scenario("rollout", steps: [ScenarioStep(at: 0, .rollout("web", image: "app:2"))]))
        let stalls = result.services.contains { $0.verdict == .stalled }
        #expect((findings("rollout-deadlock", yaml) > 0) == stalls, "\(replicas) \(surge) \(unavailable)")
      }
    }
  }

  @Test(arguments: 1...6)
  func `budget-blocks-drain is found if and only if no eviction is allowed`(replicas: Int) {
    for limit in [
      "minAvailable: 0", "minAvailable: 1", "minAvailable: 2", "minAvailable: 50%", "minAvailable: 100%",
      "minAvailable: 10%",
      "maxUnavailable: 0", "maxUnavailable: 1", "maxUnavailable: 0%", "maxUnavailable: 10%",
      "maxUnavailable: 100%",
    ] {
      let yaml = Systems.web(replicas: replicas) + Systems.budget("web", limit)
      let cluster = Systems.input(yaml, nodes: "node-role-3az-6od").cluster()
      let isBlocked = cluster.status(ofBudget: 0).allowed == 0
      #expect((findings("budget-blocks-drain", yaml) > 0) == isBlocked, "\(replicas) \(limit)")
    }
  }

  @Test(arguments: 2...5)
  func `no-pod-left-ready is found if and only if a rollout or evictions can leave no pod ready`(
    replicas: Int
  )
    throws
  {
    for unavailable in ["1", "2", "50%", "100%"] {
      for limit in ["maxUnavailable: 1", "maxUnavailable: 50%", "maxUnavailable: 100%", "minAvailable: 1"] {
        let yaml =
          Systems.web(replicas: replicas, strategy: strategy("0", unavailable)) + Systems.budget("web", limit)
        let input = Systems.input(yaml, nodes: "node-role-3az-6od")
        let rollout = try input.simulate(
          Scenario("rollout", steps: [ScenarioStep(at: 0, .rollout("web", image: "app:2"))]))
        var cluster = input.cluster()
        for pod in cluster.workloads[0].pods { _ = cluster.evict(pod) }
        let hasNone = rollout.services[0].leastReady == 0 || cluster.workloads[0].readyCount == 0
        #expect((findings("no-pod-left-ready", yaml) > 0) == hasNone, "\(replicas) \(unavailable) \(limit)")
      }
    }
  }
}
