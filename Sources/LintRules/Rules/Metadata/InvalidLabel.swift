internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct InvalidLabel: Rule {
  static let card = RuleCard(
    id: "invalid-label", topic: .metadata, .error, in: .default,
    summary: "Label, annotation key, or selector is invalid",
    why:
      "The API server or, for selectors of Istio objects, the webhook of Istio rejects the object. Label values and the names in keys have at most 63 letters, digits, '-', '_', and '.', with a letter or digit at both ends. A label value can also be empty.",
    fix:
      "change the key or value to one that the finding lists as expected, or move the text of a label to an annotation",
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
        data: {LOG_LEVEL: INFO}
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          labels:
            owner: team-shop
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .label, in: manifest)
  }
}
