internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct InvalidLabel: Rule {
  static let card = RuleCard(
    id: "invalid-label", .error, in: .default,
    summary: "Label value is too long or has characters that are not allowed",
    why:
      "The API server rejects the object. A label value may have at most 63 characters: letters, digits, '-', '_' and '.', with a letter or digit at both ends.",
    fix: "shorten the value and remove other characters, or move the text to an annotation",
    covers: CompatibleIDs(kubeScore: ["label-values"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          labels:
            owner: Team Shop  # flagged
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
    findings(for: .label, in: manifest)
  }
}
