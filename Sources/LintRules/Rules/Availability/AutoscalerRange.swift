internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct AutoscalerRange: Rule {
  static let card = RuleCard(
    id: "autoscaler-range", topic: .availability, .error, in: .default,
    summary: "Autoscaler's maximum is below its minimum, or its idleReplicaCount is not below the minimum",
    why:
      "The API server rejects such a HorizontalPodAutoscaler, and the webhook of KEDA rejects such a ScaledObject. An existing object keeps its old bounds. A new object is not created, so the workload does not scale.",
    fix:
      "set the maximum above the minimum. If idleReplicaCount is set, set minReplicaCount above it, or remove idleReplicaCount",
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
          maxReplicas: 2  # flagged
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

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .autoscalerRange, in: manifest)
  }
}
