import Testing

@testable import Simulation

@Suite struct KnownCaseTests {
  private func service(_ result: SimulationResult, _ name: String = "web") throws -> ServiceResult {
    try #require(result.services.first { $0.name == name })
  }

  @Test
  func
    `three pods that exclude each other on three nodes stall a default rollout, and a rollout without surge does not`()
    throws
  {
    let input = Systems.input(Systems.web(pod: Systems.apart), nodes: "node-role-3az-3od")
    let scenario = Scenario("rollout", steps: [ScenarioStep(at: 0, .rollout("web", image: "app:2"))])
    var result = try input.simulate(scenario)
    #expect(try service(result).verdict == .stalled)
    #expect(result.pending.first?.message.contains("3 node(s) didn't match pod anti-affinity rules") ?? false)
    result.findFixes(input, scenario)
    #expect(try service(result).fix == "maxSurge: 0, maxUnavailable: 1")
  }

  @Test func `a budget with minAvailable 1 for one pod blocks a drain with the API server's message`() throws
  {
    let input = Systems.input(
      Systems.web(replicas: 1) + Systems.budget("web", "minAvailable: 1"), nodes: "node-role-3az-3od")
    let scenario = Scenario("drain", steps: [ScenarioStep(at: 0, .drainAll(returnAfter: 60_000))])
    var result = try input.simulate(scenario)
    #expect(try service(result).verdict == .blocked)
    #expect(try service(result).evictionsRefused > 100)
    #expect(
      result.events.contains {
        $0.kind == .refused && $0.text == "The disruption budget web needs 1 healthy pods and has 1 currently"
      })
    #expect(
      result.drains.contains {
        $0.output.contains {
          $0.contains("Cannot evict pod as it would violate the pod's disruption budget.")
        }
      })
    result.findFixes(input, scenario)
    #expect(try service(result).fix != nil)
  }

  @Test func `two budgets for the same pods block all drains, although each alone blocks none`() throws {
    let scenario = Scenario("drain", steps: [ScenarioStep(at: 0, .drainAll(returnAfter: 60_000))])
    let one = Systems.budget("one", "maxUnavailable: 1", app: "web")
    let two = Systems.budget("two", "maxUnavailable: 1", app: "web")
    for budgets in [one, two] {
      let alone = try Systems.input(Systems.web(pod: Systems.apart) + budgets, nodes: "node-role-3az-4od")
        .simulate(scenario)
      #expect(try service(alone).verdict == .met)
    }
    let both = try Systems.input(Systems.web(pod: Systems.apart) + one + two, nodes: "node-role-3az-4od")
      .simulate(scenario)
    #expect(try service(both).verdict == .blocked)
  }

  @Test
  func `two services without room for each other's replacements block drains that each alone allows`()
    throws
  {
    // Two nodes, each with room for three pods: the pods of a drained node leave no room for the second service's.
    let scenario = Scenario("drain", steps: [ScenarioStep(at: 0, .drainAll(returnAfter: 60_000))])
    let a =
      Systems.web("a", replicas: 2, pod: Systems.apart.replacing("app: web", with: "app: a"), cpu: "900m")
      + Systems.budget("a", "minAvailable: 2")
    let b =
      Systems.web("b", replicas: 2, pod: Systems.apart.replacing("app: web", with: "app: b"), cpu: "900m")
      + Systems.budget("b", "minAvailable: 2")
    let result = try Systems.input(a + b, nodes: "node-role-2az-2od").simulate(scenario)
    #expect(result.services.allSatisfy { $0.verdict == .blocked })
  }

  @Test func `GKE's 15 s cut off a drain of 30 s, and a shorter sleep fixes this`() throws {
    let spot = "nodeSelector: {cloud.google.com/gke-spot: \"true\"}"
    let input = Systems.input(Systems.web(pod: spot, preStop: 30, grace: 45), nodes: "gke-3az-6spot-3od")
    let scenario = Scenario("reclaim", steps: [ScenarioStep(at: 0, .reclaimSpot(3, nil))])
    let result = try input.simulate(scenario)
    #expect(try service(result).cutOff > 0)
    let eks = Systems.input(
      Systems.web(pod: "nodeSelector: {eks.amazonaws.com/capacityType: SPOT}", preStop: 30, grace: 45),
      nodes: "eks-3az-6spot-3od")
    #expect(try service(try eks.simulate(scenario)).cutOff == 0)
    let short = Systems.input(Systems.web(pod: spot, preStop: 10, grace: 15), nodes: "gke-3az-6spot-3od")
    #expect(try service(try short.simulate(scenario)).cutOff == 0)
  }

  @Test func `DoNotSchedule over zones leaves pods pending after the loss of a zone`() throws {
    func result(_ word: String) throws -> SimulationResult {
      let spread = """
        topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: \(word), labelSelector: {matchLabels: {app: web}}}]
        """
      let input = Systems.input(Systems.web(replicas: 6, pod: spread), nodes: "node-role-3az-6od")
      return try input.simulate(
        Scenario("zone", steps: [ScenarioStep(at: 0, .loseZone("eu-west-1a", nil))], duration: 900_000))
    }
    let strict = try result("DoNotSchedule")
    #expect(strict.pending.count == 2)
    #expect(
      strict.pending.first?.message.contains("node(s) didn't match pod topology spread constraints") ?? false)
    #expect(try result("ScheduleAnyway").pending.isEmpty)
  }

  @Test
  func `a pod that stops before its endpoint is removed cuts off requests, unless it has a preStop sleep`()
    throws
  {
    let input = Systems.input(Systems.web(preStop: 0), nodes: "node-role-3az-3od")
    let scenario = Scenario("restart", steps: [ScenarioStep(at: 0, .restart("web"))])
    var result = try input.simulate(scenario)
    #expect(try service(result).cutOff == 3)
    #expect(try service(result).verdict == .missed)
    result.findFixes(input, scenario)
    #expect(try service(result).fix == "add a preStop sleep of 5 s")
  }

  @Test func `a preStop hook that runs a program is not replaced with a sleep`() throws {
    let web = Systems.web(preStop: 0).replacing(
      "sleep: {seconds: 0}", with: "exec: {command: [nginx, -s, quit]}")
    let input = Systems.input(web, nodes: "node-role-3az-3od")
    let scenario = Scenario("restart", steps: [ScenarioStep(at: 0, .restart("web"))])
    var result = try input.simulate(scenario)
    #expect(try service(result).cutOff == 3)
    result.findFixes(input, scenario)
    #expect(try service(result).fix != "add a preStop sleep of 5 s")
  }

  @Test func `a database with its own volume is not given more replicas`() throws {
    let claims = "volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]"
    let set = Systems.web("db", replicas: 1).replacing("kind: Deployment", with: "kind: StatefulSet")
      .replacing("  replicas: 1\n", with: "  replicas: 1\n  \(claims)\n")
    let claim = """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: files}
      spec: {accessModes: [ReadWriteOnce]}
      ---

      """
    let volume = "volumes: [{name: files, persistentVolumeClaim: {claimName: files}}]"
    let scenario = Scenario("zone", steps: [ScenarioStep(at: 0, .loseZone("eu-west-1a", 60_000))])
    for yaml in [set, claim + Systems.web("db", replicas: 1, pod: volume)] {
      let input = Systems.input(yaml, nodes: "node-role-1az-2od")
      var result = try input.simulate(scenario)
      result.findFixes(input, scenario)
      let service = try service(result, "db")
      #expect(service.verdict == .missed && service.fix == nil)
      let text = try #require(service.unfixed)
      #expect(text.hasPrefix("no single change was found that prevents the failure"))
      #expect(
        text.contains("the application would have to replicate the data") && !text.contains("replicas:"))
    }
  }

  @Test
  func
    `for a service that no single change fixes, the result lists the changes that were tried and the best of them`()
    throws
  {
    let input = Systems.input(Systems.web(replicas: 1), nodes: "node-role-1az-2od")
    let scenario = Scenario("zone", steps: [ScenarioStep(at: 0, .loseZone("eu-west-1a", 60_000))])
    var result = try input.simulate(scenario)
    result.findFixes(input, scenario)
    let text = try #require(try service(result).unfixed)
    #expect(text.contains("replicas: 2; replicas: 3") && text.contains("The best, '"))
  }

  @Test func `a silent node's Deployment pods are replaced and its StatefulSet pods are not`() throws {
    let db = Systems.web("db", replicas: 3).replacing("kind: Deployment", with: "kind: StatefulSet")
    let input = Systems.input(Systems.web(pod: Systems.apart) + db, nodes: "node-role-1az-4od")
    var cluster = input.cluster()
    let node = try #require(cluster.pods[cluster.workloads[1].pods[0]].node)
    cluster.perform(.lose([node], for: nil))
    cluster.run(until: cluster.time + 900_000)
    #expect(cluster.workloads[0].readyCount == 3)
    #expect(cluster.workloads[1].readyCount == 2)
  }

  @Test func `the search tries every pair of nodes and finds the pair with all pods`() throws {
    let pinned = "nodeSelector: {node-role: spot}"
    let input = Systems.input(Systems.web(replicas: 2, pod: pinned), nodes: "node-role-3az-6spot-3od")
    let scenario = Scenario("lose", steps: [ScenarioStep(at: 0, .loseNodes(2, 300_000))])
    let worst = try #require(try NodeSearch(input, scenario).worst())
    let search = try #require(worst.search)
    #expect(search.isExhaustive && search.tried == 36)
    let base = input.cluster()
    let used = Set(base.workloads[0].pods.compactMap { base.pods[$0].node }.map { base.nodes[$0].name })
    #expect(Set(search.worst) == used)
    #expect(worst.services[0].leastReady == 0)
  }
}
