internal import Diagnostics

/// An autoscaler with nothing to choose.
struct AutoscalerPinned: Rule {
  static let card = RuleCard(
    id: "autoscaler-pinned", .info, in: .production,
    summary: "An autoscaler whose bounds are equal never scales.",
    why: "Under load nothing happens, though the manifest looks as if somebody had seen to it.",
    fix: "set maxReplicas above minReplicas, or leave the autoscaler out and set replicas",
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
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
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
    guard let maximum = autoscaler.maximum, maximum == autoscaler.minimum else { return [] }
    return [
      finding(
        at: autoscaler.spec["maxReplicas"], "minReplicas and maxReplicas are \(maximum), so nothing is scaled"
      )
    ]
  }
}
