internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct MissingField: Rule {
  static let card = RuleCard(
    id: "missing-field", topic: .schema, .error, in: .default,
    summary: "Required field is missing or empty",
    why:
      "The API server rejects an object without the required value. The apply fails: an existing object does not change, and a new one is not created.",
    fix: "add the field, item, or key that the finding names, or set its value if the value is empty",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:  # flagged
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
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
    let nameless =
      manifest.name.isEmpty && !manifest.issues.contains { $0.path.steps.first == .key("metadata") }
    return manifest.issues.filter { $0.fault == .missingField }.map { issue in
      var finding = finding(at: manifest.root.field(at: issue.fieldPath), issue.message, fix: issue.fix)
      finding.path = issue.serverPath(in: manifest.node)
      return finding
    }
      + findings(for: .required, in: manifest)
      + (nameless
        ? [finding(at: manifest.root["metadata"]["name"], "\(manifest.kind) requires metadata.name")] : [])
  }
}
