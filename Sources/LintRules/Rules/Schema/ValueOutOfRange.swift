internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ValueOutOfRange: Rule {
  static let card = RuleCard(
    id: "value-out-of-range", topic: .schema, .error, in: .default,
    summary: "Number, length, or number of items is outside the allowed range",
    why:
      "The API server rejects the object. The apply fails: an existing object does not change, and a new one is not created.",
    fix:
      "change the value, its length, or the number of items to one that the finding lists as expected. If the finding names only a value that is not allowed, change or remove the value. If the finding names a missing field, add the field",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 99999999999  # flagged
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
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .outOfRange }.map { issue in
      finding(at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix)
    } + findings(for: .range, in: manifest)
  }
}
