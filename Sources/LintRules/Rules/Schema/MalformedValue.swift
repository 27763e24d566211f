internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A text that has not the form of its field.
struct MalformedValue: Rule {
  static let card = RuleCard(
    id: "malformed-value", .error, in: .default,
    summary: "A text without the form that its field asks for is refused.",
    why: """
      Amounts, time spans, dates and names have fixed forms, and the API reads nothing into others.
      """,
    fix: "write the text in the form that the API asks for",
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
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    manifest.issues.filter { $0.fault == .malformed }.map { issue in
      finding(at: manifest.root.part(at: issue.path), issue.message, fix: issue.fix)
    } + findings(for: .form, in: manifest)
  }
}
