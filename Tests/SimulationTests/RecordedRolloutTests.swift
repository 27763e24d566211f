import ManifestTree
import Testing

@testable import Simulation

/// The extreme numbers of pods during a rollout, and the largest skew of the new pods between zones.
private struct Seen {
  var most = 0
  var leastReady = Int.max
  var leastAvailable = Int.max
  var skewOfNew = 0
}

@Suite struct RecordedRolloutTests {
  /// Rolls out an image and observes the pods after every event.
  private func roll(
    _ cluster: inout Cluster, _ name: String = "web", to image: String = "app:2", for time: Int64 = 60_000
  )
    throws -> Seen
  {
    let place = try #require(cluster.workload(named: name))
    cluster.perform(.setImage(place, image))
    return watch(&cluster, place, for: time)
  }

  private func watch(_ cluster: inout Cluster, _ place: Int, for time: Int64) -> Seen {
    var seen = Seen()
    let end = cluster.time + time
    cluster.run(until: cluster.time)
    while true {
      let pods = cluster.workloads[place].pods.filter { cluster.pods[$0].isActive }
      seen.most = max(seen.most, pods.count)
      seen.leastReady = min(seen.leastReady, cluster.workloads[place].readyCount)
      seen.leastAvailable = min(seen.leastAvailable, pods.count { cluster.isAvailable($0) })
      let podClass = cluster.workloads[place].revisions[cluster.workloads[place].current].podClass
      var zones = [0, 0]
      for pod in pods where cluster.pods[pod].podClass == podClass {
        if let node = cluster.pods[pod].node { zones[cluster.nodes[node].zone == "z-a" ? 0 : 1] += 1 }
      }
      seen.skewOfNew = max(seen.skewOfNew, abs(zones[0] - zones[1]))
      if cluster.time >= end { break }
      cluster.run(until: cluster.queue.nextTime.map { min($0, end) } ?? end)
    }
    return seen
  }

  @Test
  func `a rollout without room for its surge pod stalls at its deadline, until the strategy needs no surge`()
    throws
  {
    let scenario = try RecordedScenario(33)
    var cluster = try scenario.cluster(applying: ["web"])
    try scenario.check(cluster, against: scenario.result(ofStep: 0))
    let seen = try roll(&cluster, for: 7_000)
    #expect(!cluster.workloads[0].isStalled)
    #expect(seen.most == 4 && seen.leastReady == 3)
    cluster.run(until: cluster.time + 3_000)
    #expect(cluster.workloads[0].isStalled)
    try scenario.check(cluster, against: scenario.result(ofStep: 2))
    var object = try #require(scenario.objects.first { $0.identity.kind == "Deployment" })
    object.node.set(
      ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 0, "maxUnavailable": 1]],
      at: ["spec", "strategy"])
    object.node.set(cluster.workloads[0].spec.template, at: ["spec", "template"])
    cluster.apply(try #require(WorkloadSpec(object)))
    let patched = watch(&cluster, 0, for: 30_000)
    #expect(patched.leastReady == 2)
    #expect(cluster.isComplete(0))
    try scenario.check(cluster, against: scenario.result)
  }

  @Test(arguments: [(34, 3, 2), (35, 4, 3), (37, 5, 4), (38, 4, 3), (39, 12, 9)])
  func `a rolling update completes within its bounds`(number: Int, most: Int, leastReady: Int) throws {
    let scenario = try RecordedScenario(number)
    var cluster = try scenario.cluster(applying: ["web"])
    try scenario.check(cluster, against: scenario.result(ofStep: 0))
    let seen = try roll(&cluster)
    #expect(seen.most == most && seen.leastReady == leastReady, "\(number) \(seen)")
    #expect(cluster.isComplete(0))
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `four replicas by default never have fewer than three available`() throws {
    let scenario = try RecordedScenario(36)
    var cluster = try scenario.cluster(applying: ["web"])
    let seen = try roll(&cluster)
    #expect(seen.most <= 5 && seen.leastAvailable >= 3)
    #expect(cluster.isComplete(0))
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `Recreate deletes all old pods before it creates the first new pod`() throws {
    let scenario = try RecordedScenario(40)
    var cluster = try scenario.cluster(applying: ["web"])
    let seen = try roll(&cluster)
    #expect(seen.most == 3 && seen.leastReady == 0)
    try scenario.check(cluster, against: scenario.result)
  }

  @Test func `a rollout without room stalls on resources`() throws {
    let scenario = try RecordedScenario(41)
    var cluster = try scenario.cluster(applying: ["web"])
    let seen = try roll(&cluster, for: 20_000)
    #expect(seen.most == 3 && seen.leastReady == 2 && cluster.workloads[0].isStalled)
    try scenario.check(cluster, against: scenario.result)
  }

  @Test(arguments: 1...6)
  func `matchLabelKeys keeps new pods spread during a rollout`(seed: Int) throws {
    let without = try RecordedScenario(23)
    var cluster = try without.cluster(applying: ["web"], seed: UInt64(seed))
    try without.check(cluster, against: without.result(ofStep: 0))
    _ = try roll(&cluster)
    #expect(cluster.isComplete(0))
    let with = try RecordedScenario(24)
    var keyed = try with.cluster(applying: ["web"], seed: UInt64(seed))
    let seen = try roll(&keyed)
    #expect(keyed.isComplete(0) && seen.skewOfNew <= 1 && seen.most == 4 && seen.leastReady == 3)
    try with.check(keyed, against: with.result)
  }
}
