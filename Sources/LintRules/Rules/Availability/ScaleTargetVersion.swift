internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ScaleTargetVersion: Rule {
  static let card = RuleCard(
    id: "scale-target-version", .error, in: .default,
    summary: "Autoscaler references its target with an apiVersion that the cluster does not serve",
    why:
      "The autoscaler looks up the target with the apiVersion and kind in scaleTargetRef. The API server does not serve this kind in this version, so the autoscaler never scales the workload.",
    fix: "set apiVersion in scaleTargetRef to the version of the target, such as apps/v1",
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          maxReplicas: 3
          scaleTargetRef:
            apiVersion: extensions/v1beta1  # flagged
            kind: Deployment
            name: web
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ autoscaler: Autoscaler, in context: LintContext) -> [Finding] {
    let version = autoscaler.target["apiVersion"]
    guard let text = version.text, let kind = autoscaler.target["kind"].text,
      context.schema.schema(apiVersion: text, kind: kind) == nil,
      let better = context.schema.replacement(apiVersion: text, kind: kind)
    else { return [] }
    return [
      finding(
        at: version, "Kubernetes \(context.schema.version) does not serve \(kind) in '\(text)'",
        fix: "use '\(better)'",
        repair: .set(.string(better)))
    ]
  }
}
