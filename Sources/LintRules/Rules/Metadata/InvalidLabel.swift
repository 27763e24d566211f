internal import Diagnostics
internal import KubernetesFacts

struct InvalidLabel: Rule {
  static let card = RuleCard(
    id: "invalid-label", .error, in: .default,
    summary: "Label value is too long or has invalid characters",
    why:
      "The API server rejects a label value with more than 63 characters, or with characters other than letters, digits, '-', '_' and '.', and one that does not begin and end with a letter or digit.",
    fix: "shorten the value, or use an annotation",
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
