import KubernetesFacts
import Testing

@testable import Simulation

/// Tests that updates of DaemonSets and StatefulSets follow the rules of their controllers.
@Suite struct ControllerTests {
  /// Creates a workload of a kind, and a Service for its pods.
  private func input(_ kind: String, _ spec: String, nodes: String = "node-role-3az-4od") -> SimulationInput {
    Systems.input(
      Systems.web("db").replacing("kind: Deployment", with: "kind: \(kind)")
        .replacing("  replicas: 3\n", with: "  \(spec)\n"), nodes: nodes)
  }

  private static let update = Scenario("update", steps: [ScenarioStep(at: 0, .rollout("db", image: "app:2"))])

  /// Runs an update to its end.
  ///
  /// Returns the lowest number of ready pods, and the highest number of pods that are not terminating.
  private func update(_ input: SimulationInput) throws -> (leastReady: Int, most: Int, isDone: Bool) {
    var cluster = input.cluster(records: true)
    try cluster.plan(Self.update)
    let end = cluster.time + 1_800_000
    var (least, most) = (Int.max, 0)
    while let next = cluster.queue.nextTime, next <= end {
      cluster.run(until: next)
      least = min(least, cluster.workloads[0].readyCount)
      most = max(most, cluster.workloads[0].pods.count { cluster.pods[$0].isActive })
    }
    let pods = cluster.workloads[0].pods.filter { cluster.pods[$0].exists }
    let isDone = pods.allSatisfy {
      cluster.classes[cluster.pods[$0].podClass].template.image == "app:2" && cluster.pods[$0].isReady
    }
    return (least, most, isDone)
  }

  @Test(arguments: [
    ("{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}", 4, 5),
    ("{rollingUpdate: {maxSurge: 50%, maxUnavailable: 0}}", 4, 6),
    ("{rollingUpdate: {maxSurge: 100%, maxUnavailable: 0}}", 4, 8),
    ("{rollingUpdate: {maxUnavailable: 1}}", 3, 4), ("{rollingUpdate: {maxUnavailable: 30%}}", 2, 4),
    ("{}", 3, 4),
  ])
  func `a DaemonSet is updated within its bounds`(strategy: String, least: Int, most: Int) throws {
    let result = try update(input("DaemonSet", "updateStrategy: \(strategy)"))
    #expect(result.isDone)
    #expect(result.leastReady == least && result.most <= most && result.most >= min(most, least), "\(result)")
  }

  @Test func `a DaemonSet with a surge immediately replaces pods that are not available`() throws {
    let nodes = NodePreset.nodes("node-role-3az-3od")
    var input = input("DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}")
    input.nodes = try #require(nodes)
    var cluster = input.cluster()
    cluster.neverReady = [(workload: 0, image: "app:2")]
    cluster.perform(.setImage(0, "app:2"))
    cluster.run(until: cluster.time + 600_000)
    // The new pod never becomes ready, so it exists on only one node, next to the old pod.
    #expect(cluster.workloads[0].readyCount == 3)
    #expect(cluster.workloads[0].pods.count { cluster.pods[$0].exists } == 4)
    cluster.perform(.setImage(0, "app:3"))
    cluster.run(until: cluster.time + 600_000)
    #expect(cluster.workloads[0].readyCount == 3)
    #expect(cluster.workloads[0].pods.count { cluster.pods[$0].exists } == 3)
  }

  @Test func `a DaemonSet with a surge adds no pod to a node that no longer admits the pod`() throws {
    var input = input("DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}")
    input.nodes = try #require(NodePreset.nodes("node-role-3az-3od"))
    var cluster = input.cluster()
    cluster.addTaint(Taint(key: "only", value: "batch", effect: .noSchedule), to: 0)
    cluster.run(until: cluster.time + 60_000)
    // A taint without eviction leaves the running pod.
    #expect(cluster.workloads[0].readyCount == 3)
    cluster.perform(.setImage(0, "app:2"))
    cluster.run(until: cluster.time + 600_000)
    let nodes = cluster.workloads[0].pods.filter { cluster.pods[$0].exists }.compactMap {
      cluster.pods[$0].node
    }
    #expect(nodes.sorted() == [1, 2])
  }

  @Test func `a DaemonSet with a surge does not wait for an outdated pod that is not ready`() throws {
    var input = input("DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}")
    input.nodes = try #require(NodePreset.nodes("node-role-1az-1od"))
    var cluster = input.cluster()
    let old = try #require(cluster.workloads[0].pods.first)
    cluster.neverReady = [(workload: 0, image: "app:2")]
    cluster.perform(.setImage(0, "app:2"))
    cluster.run(until: cluster.time + 60_000)
    #expect(cluster.workloads[0].pods.count == 2)
    cluster.setReady(old, false)
    cluster.run(until: cluster.time + 60_000)
    #expect(!cluster.pods[old].exists && cluster.workloads[0].pods.count == 1)
  }

  @Test(arguments: [
    ("", 4), ("updateStrategy: {rollingUpdate: {maxUnavailable: 2}}", 3),
    ("updateStrategy: {rollingUpdate: {maxUnavailable: 50%}}", 3),
    ("updateStrategy: {rollingUpdate: {maxUnavailable: 10%}}", 4),
    ("podManagementPolicy: Parallel, updateStrategy: {rollingUpdate: {maxUnavailable: 3}}", 2),
  ])
  func `a StatefulSet makes as many pods unavailable at the same time as its bound allows`(
    spec: String, least: Int
  )
    throws
  {
    let lines = spec.replacing(", updateStrategy", with: "\n  updateStrategy")
    let result = try update(input("StatefulSet", "replicas: 5\n  \(lines)", nodes: "node-role-3az-6od"))
    #expect(result.isDone && result.leastReady == least && result.most == 5, "\(result)")
  }

  @Test func `the pods of a StatefulSet are numbered from its first ordinal`() throws {
    let spec = "replicas: 3\n  ordinals: {start: 5}\n  updateStrategy: {rollingUpdate: {partition: 1}}"
    var cluster = input("StatefulSet", spec).cluster()
    #expect(cluster.workloads[0].pods.map { cluster.podName($0) } == ["db-5", "db-6", "db-7"])
    cluster.perform(.setImage(0, "app:2"))
    cluster.run(until: cluster.time + 600_000)
    let images = cluster.workloads[0].pods.filter { cluster.pods[$0].exists }
      .map { "\(cluster.podName($0)) \(cluster.classes[cluster.pods[$0].podClass].template.image)" }
    #expect(images.sorted() == ["db-5 app:1", "db-6 app:2", "db-7 app:2"])
    cluster.perform(.scale(0, 1))
    cluster.run(until: cluster.time + 600_000)
    #expect(
      cluster.workloads[0].pods.filter { cluster.pods[$0].exists }.map { cluster.podName($0) } == ["db-5"])
  }

  @Test(arguments: ["9223372036854775807", "-1", "x"])
  func `impossible ordinals neither trap nor hang`(start: String) {
    let cluster = input("StatefulSet", "replicas: 2\n  ordinals: {start: \(start)}").cluster()
    #expect(cluster.workloads[0].pods.count == 2)
  }
}
