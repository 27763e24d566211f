internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct InvalidName: Rule {
  static let card = RuleCard(
    id: "invalid-name", topic: .schema, .error, in: .default,
    summary: "Object, part of an object, or key has an invalid name",
    why:
      "The API server checks the form and the length of names, and rejects the whole object if one name is invalid.",
    fix: "change the name or key as the finding describes, and change the references to it",
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
        metadata:
          name: web-config
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .name, in: manifest)
  }
}
