internal import Diagnostics

/// An autoscaler that cannot scale.
struct AutoscalerRange: Rule {
  static let card = RuleCard(
    id: "autoscaler-range", .warning, in: .default,
    summary: "An autoscaler whose bounds are equal, or the wrong way round, scales nothing.",
    why: "Under load nothing happens.",
    fix: "set maxReplicas above minReplicas",
    covers: CompatibleIDs(polaris: ["hpaMaxAvailability"]),
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
          maxReplicas: 3  # flagged
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
    guard let maximum = autoscaler.maximum, maximum <= autoscaler.minimum else { return [] }
    return [
      finding(
        at: autoscaler.spec["maxReplicas"],
        "maxReplicas is \(maximum) and minReplicas \(autoscaler.minimum), expected room between them")
    ]
  }
}
