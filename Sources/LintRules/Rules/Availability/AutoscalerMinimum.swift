internal import Diagnostics

/// An autoscaler that goes down to one.
struct AutoscalerMinimum: Rule {
  static let card = RuleCard(
    id: "autoscaler-minimum", .warning, in: .production,
    summary: "An autoscaler may leave one pod, and its end is an outage.",
    why: "At night one node goes, and the service with it.",
    fix: "set minReplicas to 2 or more",
    covers: CompatibleIDs(
      kubeScore: ["horizontalpodautoscaler-replicas"],
      polaris: ["hpaMinAvailability"]),
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 1  # flagged
          maxReplicas: 6
        """),
      .passing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ autoscaler: Autoscaler, in fleet: Fleet) -> [Finding] {
    guard autoscaler.minimum < 2 else { return [] }
    return [
      finding(
        at: autoscaler.spec["minReplicas"],
        "\(autoscaler.manifest.title) may leave \(autoscaler.minimum) pod, expected at least 2",
        fix: "set minReplicas to 2")
    ]
  }
}
