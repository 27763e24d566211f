internal import Diagnostics
internal import LintEngine

struct AutoscalerPinned: Rule {
  static let card = RuleCard(
    id: "autoscaler-pinned", topic: .availability, .info, in: .production,
    summary: "Autoscaler does not add pods under load, because its minimum equals its maximum",
    why:
      "When the load rises, the number of pods stays the same, and requests can become slow or fail. A ScaledObject with idleReplicaCount is not reported, because KEDA scales the workload between that number and the minimum.",
    fix:
      "set the autoscaler's maximum above its minimum, or remove the autoscaler and set spec.replicas of the workload to the minimum",
    specFix: "set 'to' above 'from': '.autoscaled(from: 3, to: 6, …)', or use '.replicas(3)' instead",
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

  func check(_ autoscaler: Autoscaler, in context: LintContext) -> [Finding] {
    // With idleReplicaCount, KEDA scales from that number to the minimum.
    guard let maximum = autoscaler.maximum, maximum == autoscaler.minimum,
      !autoscaler.spec["idleReplicaCount"].exists
    else { return [] }
    return [
      finding(
        at: autoscaler.maximumField,
        "\(autoscaler.minimumName) and \(autoscaler.maximumName) are both \(maximum), so the autoscaler does not add pods under load"
      )
    ]
  }
}
