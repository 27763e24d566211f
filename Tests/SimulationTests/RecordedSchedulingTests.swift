import Testing

@testable import Simulation

@Suite struct RecordedSchedulingTests {
  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 25, 27, 28, 29, 32])
  func `pods are placed where the real scheduler places them, and messages are the same`(number: Int) throws {
    let scenario = try RecordedScenario(number)
    for seed in 1...5 {
      let cluster = try scenario.cluster(applying: scenario.workloads.map(\.name), seed: UInt64(seed))
      try scenario.check(cluster, against: scenario.result)
    }
  }

  @Test func `pods are placed on a preferred node while it has room`() throws {
    let scenario = try RecordedScenario(6)
    let cluster = try scenario.cluster(applying: ["web"])
    try scenario.check(cluster, against: scenario.result, shapes: false)
    #expect(cluster.placement(of: 0).perNode["n1", default: 0] <= 2)
  }

  @Test func `a pod with anti-affinity keeps other pods away from its node`() throws {
    let scenario = try RecordedScenario(10)
    try scenario.check(try scenario.cluster(applying: ["guard", "guest"]), against: scenario.result)
  }

  @Test func `nodes without the topology key do not repel pods`() throws {
    let scenario = try RecordedScenario(11)
    let cluster = try scenario.cluster(applying: ["web"])
    try scenario.check(cluster, against: scenario.result, shapes: false)
    #expect(cluster.placement(of: 0).perNode["n1", default: 0] <= 1)
  }

  @Test func `a spread can count pods other than its own`() throws {
    let scenario = try RecordedScenario(22)
    try scenario.check(try scenario.cluster(applying: ["other", "web"]), against: scenario.result)
  }

  @Test func `init containers and sidecars raise the requests of a pod`() throws {
    let scenario = try RecordedScenario(26)
    let names = scenario.workloads.map(\.name)
    var cluster = try scenario.cluster(applying: [try #require(names.first)])
    try scenario.check(cluster, against: scenario.result(ofStep: 0))
    cluster.workloads[0].spec.replicas = 0
    cluster.perform(.deletePod(cluster.podName(0)))
    cluster.workloads[0].isActive = false
    cluster.run(until: cluster.time + 1_000)
    try scenario.apply(try #require(names.last), to: &cluster)
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `a pod with a higher priority preempts as few pods as possible`() throws {
    let scenario = try RecordedScenario(30)
    var cluster = try scenario.cluster(applying: ["filler"])
    try scenario.check(cluster, against: scenario.result(ofStep: 0))
    try scenario.apply("polite", to: &cluster)
    try scenario.check(cluster, against: scenario.result(ofStep: 1))
    try scenario.apply("urgent", to: &cluster)
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `a budget is a preference for preemption`() throws {
    let scenario = try RecordedScenario(31)
    var cluster = try scenario.cluster(applying: ["guarded", "free"])
    try scenario.check(cluster, against: scenario.result(ofStep: 0))
    try scenario.apply("urgent1", to: &cluster)
    try scenario.check(cluster, against: scenario.result(ofStep: 1))
    try scenario.apply("urgent2", to: &cluster)
    try scenario.check(cluster, against: scenario.result)
  }
}
