import KubernetesFacts
import ManifestTree
import Testing

@Suite struct RolloutBoundsTests {
  @Test(
    arguments: [
      ("Deployment", [:], 4, 1, 1),
      ("Deployment", [:], 1, 1, 0),
      ("Deployment", [:], 0, 0, 0),
      ("Deployment", ["strategy": ["type": "Recreate"]], 3, 0, 3),
      ("Deployment", ["strategy": ["rollingUpdate": ["maxSurge": "10%", "maxUnavailable": 2]]], 11, 2, 2),
      // Both bounds are 0 after rounding, so the controller allows one unavailable pod.
      ("Deployment", ["strategy": ["rollingUpdate": ["maxSurge": 0, "maxUnavailable": "25%"]]], 3, 0, 1),
      ("Deployment", ["strategy": ["rollingUpdate": ["maxUnavailable": 9]]], 4, 1, 4),
      ("DaemonSet", [:], 5, 0, 1),
      ("DaemonSet", ["updateStrategy": ["rollingUpdate": ["maxUnavailable": "10%"]]], 11, 0, 2),
      ("StatefulSet", [:], 5, 0, 1),
      ("StatefulSet", ["updateStrategy": ["rollingUpdate": ["maxUnavailable": "10%"]]], 5, 0, 1),
      ("StatefulSet", ["updateStrategy": ["rollingUpdate": ["maxUnavailable": 3]]], 5, 0, 3),
    ] as [(String, Node, Int, Int, Int)])
  func `the bounds of a rollout equal the bounds that the controller computes`(
    kind: String, spec: Node, replicas: Int, surge: Int, unavailable: Int
  ) {
    let bounds = RolloutBounds(kind: kind, spec: spec, replicas: replicas)
    #expect([bounds.surge, bounds.unavailable] == [surge, unavailable])
  }

  @Test(
    arguments: [
      (["maxUnavailable": 1], 3, 2, 1),
      (["maxUnavailable": "50%"], 3, 1, 2),
      (["maxUnavailable": 9], 3, 0, 3),
      (["minAvailable": "50%"], 3, 2, 1),
      (["minAvailable": 3], 3, 3, 0),
      ([:], 3, 0, 0),
    ] as [(Node, Int, Int, Int)])
  func `a budget requires as many healthy pods as the disruption controller computes`(
    spec: Node, pods: Int, desired: Int, evictions: Int
  ) {
    let limit = DisruptionLimit(spec: spec)
    #expect(limit.desiredHealthy(of: pods) == desired)
    #expect(limit.evictions(healthy: pods, expected: pods) == evictions)
    #expect(limit.evictions(healthy: pods, expected: 0) == 0)
  }

  @Test func `a kind has the paths of its pods, their number, and their selector`() throws {
    let job = try #require(WorkloadKind.of(group: "batch", kind: "CronJob"))
    #expect(job.podSpec.description == "spec.jobTemplate.spec.template.spec")
    #expect(job.replicas == nil)
    let set = try #require(WorkloadKind.of(group: "apps", kind: "StatefulSet"))
    #expect(set.replicas?.description == "spec.replicas")
    #expect(WorkloadKind.of(group: "", kind: "Pod")?.podTemplate == NodePath())
    #expect(WorkloadKind.of(group: "apps", kind: "Job") == nil)
  }

  @Test(
    arguments: [
      (["egress": []], ["Ingress"]), (["egress": [[:]]], ["Ingress", "Egress"]), ([:], ["Ingress"]),
      (["policyTypes": ["Egress"], "egress": []], ["Egress"]),
    ] as [(Node, [String])])
  func `a NetworkPolicy restricts the default directions of the API server`(spec: Node, types: [String]) {
    #expect(NetworkPolicyDirections.of(spec: spec) == types)
  }
}
