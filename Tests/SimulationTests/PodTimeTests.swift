import KubernetesFacts
import ManifestTree
import Testing

@testable import Simulation

/// Tests the order in which the kubelet starts and stops containers, and pod-level resources.
@Suite struct PodTimeTests {
  private func pod(_ spec: String) -> Node {
    Systems.objects("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: \(spec)")[0].node
  }

  @Test(arguments: [
    // A sidecar without a startup probe lets the next container start immediately.
    ("{initContainers: [{name: s, restartPolicy: Always}], containers: [{name: c}]}", 0, 0),
    // The startup probe of a sidecar delays all later containers.
    (
      "{initContainers: [{name: s, restartPolicy: Always, startupProbe: {periodSeconds: 5}}], containers: [{name: c}]}",
      5_000, 5_000
    ),
    (
      "{initContainers: [{name: i}, {name: s, restartPolicy: Always, startupProbe: {periodSeconds: 5}}, {name: j}], containers: [{name: c}]}",
      7_000, 7_000
    ),
    // The readiness probe of a sidecar does not delay later containers, but the pod is ready only after the probe
    // succeeds.
    (
      "{initContainers: [{name: s, restartPolicy: Always, readinessProbe: {initialDelaySeconds: 20, periodSeconds: 5}}], containers: [{name: c}]}",
      0, 20_000
    ),
    (
      "{initContainers: [{name: i}], containers: [{name: c, startupProbe: {periodSeconds: 2}, readinessProbe: {initialDelaySeconds: 5, periodSeconds: 10}}]}",
      1_000, 6_000
    ),
  ])
  func `containers start in the order of the init containers`(spec: String, runs: Int64, ready: Int64) {
    let times = PodLifecycle(pod(spec)).startup(appStart: 3_000, initStep: 1_000)
    #expect(times.runs == runs && times.ready == ready, "\(times)")
  }

  @Test(arguments: [(30, 30, 30), (40, 30, 32), (29, 30, 29), (5, 30, 5), (30, 0, 0)])
  func `a pod ends after its hooks, and at the latest 2 s after its grace period`(
    sleep: Int, grace: Int, end: Int64
  )
    throws
  {
    var cluster = Systems.input(
      Systems.web(replicas: 1, preStop: sleep, grace: grace), nodes: "node-role-1az-1od"
    ).cluster()
    let pod = try #require(cluster.workloads[0].pods.first)
    let start = cluster.time
    cluster.delete(pod)
    #expect(cluster.pods[pod].endsAt == start + end * 1_000)
  }

  @Test(arguments: [
    ("[]", [NodeKey.notReady, NodeKey.unreachable]), ("[{operator: Exists}]", []),
    ("[{key: node.kubernetes.io/not-ready, value: x, effect: NoExecute}]", [NodeKey.unreachable]),
    ("[{key: node.kubernetes.io/unreachable, operator: Exists}]", [NodeKey.notReady]),
    ("[{operator: Exists, effect: NoSchedule}]", [NodeKey.notReady, NodeKey.unreachable]),
  ])
  func `a toleration of any value replaces the default for failed nodes`(tolerations: String, keys: [String])
  {
    let template = PodTemplate(
      pod("{tolerations: \(tolerations), containers: [{name: c}]}"), namespace: "shop", labels: [:])
    #expect(template.tolerations.filter { $0.seconds == 300 }.map(\.key) == keys)
  }

  @Test func `hooks of containers and sidecars run at the same time`() {
    let hook = "lifecycle: {preStop: {sleep: {seconds: 7}}}"
    let spec =
      "{initContainers: [{name: s, restartPolicy: Always, \(hook)}], containers: [{name: c, lifecycle: {preStop: {exec: {command: [sh, -c, sleep 9]}}}}]}"
    #expect(PodLifecycle(pod(spec)).preStop == 9_000)
  }

  @Test(arguments: [
    // A request of the pod replaces the sum of the containers' requests for the same resource, even if it is lower.
    (
      "{resources: {requests: {cpu: 100m}}, containers: [{name: c, resources: {requests: {cpu: 300m}}}]}", 100
    ),
    (
      "{resources: {requests: {memory: 1Gi}}, containers: [{name: c, resources: {requests: {cpu: 300m}}}]}",
      300
    ),
    // A limit of the pod becomes its request only for a resource that no container requests.
    ("{resources: {limits: {cpu: 2}}, containers: [{name: c, resources: {requests: {cpu: 300m}}}]}", 300),
    ("{resources: {limits: {cpu: 2}}, containers: [{name: c}]}", 2_000),
    // The request is the larger of two sums: the sidecars with the containers, and any other init container with the
    // sidecars before it.
    (
      "{initContainers: [{name: s, restartPolicy: Always, resources: {requests: {cpu: 100m}}}, {name: i, resources: {requests: {cpu: 500m}}}], containers: [{name: c, resources: {requests: {cpu: 300m}}}]}",
      600
    ),
    (
      "{initContainers: [{name: i, resources: {requests: {cpu: 500m}}}, {name: s, restartPolicy: Always, resources: {requests: {cpu: 100m}}}], containers: [{name: c, resources: {requests: {cpu: 300m}}}]}",
      500
    ),
  ])
  func `a pod requests the CPU that the scheduler counts for its spec`(spec: String, cpu: Int64) {
    #expect(ScheduledRequests(pod(spec).at("spec"), overhead: [:]).fit["cpu"] == cpu)
  }

  @Test(arguments: [
    // policy, healthy pods of 3, minAvailable, code for an unhealthy pod
    ("", 2, "2", 201), ("", 1, "2", 429), ("", 1, "0", 201),
    ("unhealthyPodEvictionPolicy: IfHealthyBudget, ", 1, "2", 429),
    ("unhealthyPodEvictionPolicy: AlwaysAllow, ", 1, "2", 201),
    ("unhealthyPodEvictionPolicy: AlwaysAllow, ", 0, "3", 201),
  ])
  func `a pod that is not ready is evicted according to its budget's policy`(
    policy: String, healthy: Int, minimum: String, code: Int
  ) throws {
    var cluster = Systems.input(
      Systems.web(replicas: 3) + Systems.budget("web", "\(policy)minAvailable: \(minimum)"),
      nodes: "node-role-3az-3od"
    ).cluster()
    let pods = cluster.workloads[0].pods
    for pod in pods.prefix(3 - healthy) { cluster.setReady(pod, false) }
    #expect(cluster.answer(toEvictionOf: try #require(pods.first)).code == code)
  }
}
