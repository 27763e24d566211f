internal import Diagnostics
internal import KubernetesFacts

/// A label that the API refuses.
struct InvalidLabel: Rule {
  static let card = RuleCard(
    id: "invalid-label", .error, in: .default,
    summary: """
      A label value of more than 63 characters, or with others than letters, digits, dots, dashes and
      underscores, is refused.
      """,
    why: "Labels end up in selectors and indexes, so their form is fixed.",
    fix: "shorten the value, or make it an annotation",
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

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    findings(for: .label, in: manifest)
  }
}
