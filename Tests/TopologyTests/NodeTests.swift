import Testing

@testable import Topology

/// The details of workloads in nodes.
@Suite struct NodeTests {
  @Test(arguments: [
    ("postgres:16", GraphNode.Kind.database), ("docker.io/library/redis:7", .database),
    ("weaveworksdemos/catalogue-db:0.3.0", .database), ("bitnami/kafka:3.7", .queue),
    ("registry.example.com:5000/rabbitmq:3", .queue), ("provectuslabs/kafka-ui:v0.7", .service),
    ("prom/mysqld-exporter:v0.15", .service), ("example.com/shop/cart:1.0", .service), ("mongo", .database),
    ("confluentinc/cp-kafka:7.6.0", .queue), ("", .service),
  ])
  func `a store is recognized by its image`(image: String, kind: GraphNode.Kind) {
    #expect(Systems.graph(Systems.service("x", image: image)).node("x")?.kind == kind)
  }

  @Test(arguments: [
    ("nodeSelector: {eks.amazonaws.com/capacityType: SPOT}", GraphNode.Placement.spot),
    ("nodeSelector: {karpenter.sh/capacity-type: on-demand}", .onDemand),
    (
      "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: node-role, operator: NotIn, values: [spot]}]}]}}}",
      .onDemand
    ),
    (
      "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: node-role, operator: In, values: [spot]}]}]}}}",
      .spot
    ),
    ("nodeSelector: {disk: ssd}", .anywhere), ("", .anywhere),
  ])
  func `placement follows selectors and affinities`(pod: String, placement: GraphNode.Placement) {
    #expect(Systems.graph(Systems.service("x", pod: pod)).node("x")?.placement == placement)
  }

  @Test func `scale and budget come from the objects`() throws {
    let graph = Systems.graph(
      Systems.service("web") + """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: shop}
        spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 3, maxReplicas: 9}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web, namespace: shop}
        spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, namespace: shop}
        spec: {selector: {matchLabels: {app: agent}}, template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: a, image: a}]}}}
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: nightly, namespace: shop}
        spec: {schedule: "0 3 * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}}}
        """)
    let web = try #require(graph.node("web"))
    #expect(web.scale == .range(3, 9))
    #expect(web.budget?.text == "max 1 down" && web.budget?.evictable == 1)
    #expect(
      web.objects.map(\.kind) == ["Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget", "Service"])
    #expect(graph.node("agent")?.scale == .everyNode)
    let nightly = try #require(graph.node("nightly"))
    #expect(nightly.kind == .job && nightly.schedule == "0 3 * * *" && nightly.scale == nil)
  }

  @Test func `objects without workloads are an empty graph`() {
    let graph = Systems.graph("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n")
    #expect(graph.nodes.isEmpty && graph.edges.isEmpty)
    #expect(SVGPicture(graph).svg.hasSuffix("</svg>\n"))
  }
}
