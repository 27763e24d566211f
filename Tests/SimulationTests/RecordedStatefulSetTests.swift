import ManifestTree
import Testing

@testable import Simulation

@Suite struct RecordedStatefulSetTests {
  /// The events of the only workload's pods, in order: created, ready, deleted, and removed.
  private func order(_ cluster: inout Cluster, for time: Int64 = 60_000) -> [String] {
    var events: [String] = []
    var known: [Int: String] = [:]
    func note() {
      for pod in cluster.pods.indices {
        let state = cluster.pods[pod]
        let image = cluster.classes[state.podClass].template.image
        let word =
          !state.exists ? "gone" : state.isTerminating ? "terminating" : state.isReady ? "ready" : "starting"
        let line = "\(cluster.podName(pod)) \(image) \(word)"
        if known[pod] != line { events.append(line) }
        known[pod] = line
      }
    }
    note()
    events = []
    let end = cluster.time + time
    cluster.run(until: cluster.time)
    note()
    while cluster.time < end {
      cluster.run(until: cluster.queue.nextTime.map { min($0, end) } ?? end)
      note()
    }
    return events
  }

  @Test func `OrderedReady creates, updates, and removes pods one by one`() throws {
    let scenario = try RecordedScenario(42)
    var cluster = scenario.cluster()
    cluster.apply(try scenario.workload("db"))
    #expect(
      order(&cluster) == [
        "db-0 app:1 starting", "db-0 app:1 ready", "db-1 app:1 starting", "db-1 app:1 ready",
        "db-2 app:1 starting", "db-2 app:1 ready",
      ])
    cluster.perform(.setImage(0, "app:2"))
    let update = order(&cluster)
    for words in ["app:1 gone", "app:2 ready"] {
      #expect(update.filter { $0.hasSuffix(words) } == ["db-2 \(words)", "db-1 \(words)", "db-0 \(words)"])
    }
    cluster.perform(.scale(0, 1))
    #expect(order(&cluster).filter { $0.hasSuffix("gone") } == ["db-2 app:2 gone", "db-1 app:2 gone"])
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `a partition keeps the pods below it at the old template`() throws {
    let scenario = try RecordedScenario(43)
    var spec = try scenario.workload("db")
    var cluster = scenario.cluster()
    cluster.apply(spec)
    cluster.run(until: 60_000)
    let original = try #require(scenario.objects.first { $0.identity.name == "db" })
    var object = original
    object.node.set(["rollingUpdate": ["partition": 2]], at: ["spec", "updateStrategy"])
    spec = try #require(WorkloadSpec(object))
    cluster.apply(spec)
    cluster.perform(.setImage(0, "app:2"))
    #expect(order(&cluster).filter { $0.hasSuffix(" ready") } == ["db-2 app:2 ready"])
    cluster.perform(.deletePod("db-0"))
    #expect(order(&cluster).filter { $0.hasSuffix(" ready") } == ["db-0 app:1 ready"])
    object.node.set(["rollingUpdate": ["partition": 0]], at: ["spec", "updateStrategy"])
    let template = cluster.workloads[0].spec.template
    cluster.apply(try #require(WorkloadSpec(object)).with(template: template))
    #expect(order(&cluster).filter { $0.hasSuffix(" ready") } == ["db-1 app:2 ready", "db-0 app:2 ready"])
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `Parallel creates pods together and updates them one by one`() throws {
    let scenario = try RecordedScenario(44)
    var cluster = scenario.cluster()
    cluster.apply(try scenario.workload("db"))
    #expect(order(&cluster).prefix(4).allSatisfy { $0.hasSuffix("starting") })
    cluster.perform(.setImage(0, "app:2"))
    let update = order(&cluster).filter { $0.hasSuffix("app:2 ready") }
    #expect(update == (0...3).reversed().map { "db-\($0) app:2 ready" })
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `a pod that is not ready delays the creation of the next pod`() throws {
    let scenario = try RecordedScenario(45)
    var cluster = scenario.cluster()
    cluster.apply(try scenario.workload("db"))
    cluster.run(until: 600)
    let second = try #require(cluster.pod(named: "db-1"))
    cluster.pods[second].neverReady = true
    cluster.run(until: 60_000)
    try scenario.check(cluster, against: scenario.result)
  }
}
