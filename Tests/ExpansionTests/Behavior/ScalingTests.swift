import ManifestTree
import Portolan
import Testing

@Suite struct `Scaling` {
  @Test func `the number of pods is omitted if there is an autoscaler`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Resources(cpu: .request("100m")) }
        .autoscaled(
          from: 2, to: 10, on: .cpu(percent: 70), .pods("requests_per_second", average: "100"),
          behavior: ScalingBehavior(down: .init(stabilization: "5m", steps: [.percent(50, every: "1m")])))
    }
    try expect(
      "HorizontalPodAutoscaler/cart", "spec", in: app,
      is: """
        scaleTargetRef:
          apiVersion: apps/v1
          kind: Deployment
          name: cart
        minReplicas: 2
        maxReplicas: 10
        metrics:
          - type: Resource
            resource:
              name: cpu
              target:
                type: Utilization
                averageUtilization: 70
          - type: Pods
            pods:
              metric:
                name: requests_per_second
              target:
                type: AverageValue
                averageValue: "100"
        behavior:
          scaleDown:
            stabilizationWindowSeconds: 300
            policies:
              - type: Percent
                value: 50
                periodSeconds: 60
        """)
    let deployment = try #require(try app.objects().first { $0.identity.kind == "Deployment" })
    #expect(deployment.node["spec"]?["replicas"] == nil)
  }

  @Test func `a budget limits evictions`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1").replicas(4).disruptionBudget(minAvailable: "50%")
      Service("store", image: "store:1").disruptionBudget(
        maxUnavailable: 1, unhealthyPods: .evictedWithinBudget)
    }
    try expect(
      "PodDisruptionBudget/cart", "spec", in: app,
      is: """
        minAvailable: 50%
        selector:
          matchLabels:
            app: cart
        unhealthyPodEvictionPolicy: AlwaysAllow
        """)
    try expect(
      "PodDisruptionBudget/store", "spec", in: app,
      is: """
        maxUnavailable: 1
        selector:
          matchLabels:
            app: store
        unhealthyPodEvictionPolicy: IfHealthyBudget
        """)
  }
}
