internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct NoOwnerLabel: Rule {
  static let card = RuleCard(
    id: "no-owner-label", topic: .metadata, .info, in: nil,
    summary: "Workload has no 'owner' label",
    why: "When the workload fails, the engineer on call may not know which team can help.",
    fix: "add the label 'owner' with the name of the team to the metadata of the workload",
    specFix: "add '.workloadLabels([\"owner\": \"…\"])' with the name of the team to the service",
    covers: CompatibleIDs(kubeLinter: ["required-label-owner"]),
    options: [RuleOption("label", "owner", "name of the required label")],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:  # flagged
          name: web
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels: {owner: shop}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let label = word("label", in: context)
    let field = workload.manifest.root["metadata"]["labels"][label]
    guard !field.exists else { return [] }
    return [
      finding(
        at: field, "\(workload.manifest.title) has no label '\(label)'",
        fix: "add the label '\(label)' to the metadata of \(workload.manifest.title)",
        specFix: "add '.workloadLabels([\"\(label)\": \"…\"])' to the service")
    ]
  }
}
