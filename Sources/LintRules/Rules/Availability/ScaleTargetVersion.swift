internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

struct ScaleTargetVersion: Rule {
  static let card = RuleCard(
    id: "scale-target-version", .error, in: .default,
    summary: "Autoscaler names a version of its target that does not exist",
    why:
      "The autoscaler controller looks up the target by this version. It finds none and never scales.",
    fix: "use the target's own apiVersion, such as apps/v1",
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
        at: version, "Kubernetes \(context.schema.version) has no \(kind) of '\(text)'",
        fix: "use '\(better)'",
        repair: .set(.string(better)))
    ]
  }
}
