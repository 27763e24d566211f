internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ScaleTargetVersion: Rule {
  static let card = RuleCard(
    id: "scale-target-version", topic: .availability, .error, in: .default,
    summary: "Autoscaler references its target with an apiVersion that the cluster does not serve",
    why:
      "If the autoscaler does not find its target, the workload does not scale. A HorizontalPodAutoscaler uses only the API group in apiVersion, so a wrong version in the right group is reported as info. KEDA also uses the version.",
    fix: "set apiVersion in scaleTargetRef to the apiVersion of the target, such as apps/v1",
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef:
            apiVersion: extensions/v1beta1  # flagged
            kind: Deployment
            name: web
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
      .passing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef:
            apiVersion: apps/v1
            kind: Deployment
            name: web
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
    let version = autoscaler.target["apiVersion"]
    guard let text = version.text, let kind = autoscaler.target["kind"].text,
      context.schema.schema(apiVersion: text, kind: kind) == nil,
      let better = context.schema.replacement(apiVersion: text, kind: kind)
    else { return [] }
    let isSameGroup = text.prefix { $0 != "/" } == better.prefix { $0 != "/" }
    return [
      finding(
        at: version, severity: isSameGroup && !autoscaler.isScaledObject ? .info : nil,
        "Kubernetes \(context.schema.version) does not serve \(kind) in '\(text)'",
        fix: "use '\(better)'",
        repair: .set(.string(better)))
    ]
  }
}
