internal import Diagnostics
internal import LintEngine

struct AutoscalerMinimum: Rule {
  static let card = RuleCard(
    id: "autoscaler-minimum", topic: .availability, .warning, in: .production,
    summary: "Autoscaler can scale down to fewer than two pods",
    why:
      "At low load, the workload can run a single pod. If this pod crashes or its node is drained or lost, the workload is unavailable until the pod or its replacement is ready. A HorizontalPodAutoscaler with a minimum of 0 is also reported. A KEDA object with a minimum of 0, which is the default, or with an idleReplicaCount of 0 is not reported.",
    fix:
      "set the autoscaler's minimum to 2 or more: minReplicas, or KEDA's minReplicaCount or replicas.min. Keep the maximum above the minimum. Also spread the pods over nodes and add a PodDisruptionBudget",
    specFix:
      "set 'from' to 2 or more, and 'to' above 'from': '.autoscaled(from: 2, to: 6, …)'. Also add '.spread(over: .host)' and '.disruptionBudget(maxUnavailable: 1)'",
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
    guard autoscaler.minimum < 2, !autoscaler.scalesToZero else { return [] }
    return [
      finding(
        at: autoscaler.minimumField,
        "\(autoscaler.manifest.title) can scale down to \(autoscaler.minimum) pod\(autoscaler.minimum == 1 ? "" : "s"): \(autoscaler.minimumName) must be at least 2"
      )
    ]
  }
}
