internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct UnknownValue: Rule {
  static let card = RuleCard(
    id: "unknown-value", topic: .schema, .error, in: .default,
    summary: "Field has a value that is not one of its allowed values",
    why:
      "The API server compares such values exactly, including upper and lower case, and rejects the object.",
    fix:
      "set the field to a value that the finding lists as expected. If the finding names only a value that is not allowed, set the field to another value",
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
                imagePullPolicy: Allways  # flagged
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
                imagePullPolicy: Always
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .unknownValue }.map { issue in
      finding(
        at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix,
        repair: proven(issue.nearest.map { .set(.string($0)) }, at: issue.path, of: manifest, in: context))
    } + findings(for: .choice, in: manifest)
  }
}
