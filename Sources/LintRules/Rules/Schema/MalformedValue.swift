internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct MalformedValue: Rule {
  static let card = RuleCard(
    id: "malformed-value", topic: .schema, .error, in: .default,
    summary: "Value does not have the format that its field requires",
    why:
      "The API server checks quantities, durations, addresses, and other formatted values, and rejects the object if one of them is invalid. The apply fails: an existing object does not change, and a new one is not created.",
    fix: "change the value to the format that the finding describes",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                resources:
                  requests:
                    cpu: half  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                resources:
                  requests:
                    cpu: 100m
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .malformed }.map { issue in
      finding(at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix)
    } + findings(for: .form, in: manifest)
  }
}
