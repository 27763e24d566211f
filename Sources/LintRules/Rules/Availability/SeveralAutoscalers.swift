internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct SeveralAutoscalers: Rule {
  static let card = RuleCard(
    id: "several-autoscalers", topic: .availability, .error, in: .default,
    summary: "Two or more autoscalers target the same workload",
    why:
      "Since Kubernetes 1.26, the controller does not evaluate the metrics of autoscalers that select the same pods, and reports AmbiguousSelector. A higher load then adds no pods. In older versions, the autoscalers overwrite each other's number. The webhook of KEDA rejects a ScaledObject for a workload that another autoscaler already scales.",
    fix: "keep one autoscaler, list all metrics or triggers in its spec, and remove the others",
    examples: [
      .failing(
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
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web2}
        spec:
          scaleTargetRef:
            kind: Deployment
            name: web  # flagged
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
    guard let workload = context.relations.workload(of: autoscaler),
      let first = context.relations.autoscalers(of: workload).first,
      first.manifest.identity != autoscaler.manifest.identity
    else { return [] }
    return [
      finding(
        at: autoscaler.target["name"], "\(first.manifest.title) also scales \(workload.manifest.title)",
        notes: [first.target.note("the other autoscaler is here")])
    ]
  }
}
