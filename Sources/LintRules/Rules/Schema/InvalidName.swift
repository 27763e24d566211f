internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct InvalidName: Rule {
  static let card = RuleCard(
    id: "invalid-name", .error, in: .default,
    summary: "Name is invalid for its kind",
    why: """
      The API server checks the form and the length of the names of objects, containers, volumes, resources, and keys, and
      rejects the whole object.
      """,
    fix: "use the form that the message describes",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: Web_config  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .name, in: manifest)
  }
}
