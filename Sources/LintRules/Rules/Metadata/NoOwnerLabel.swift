internal import Diagnostics
internal import ManifestTree

/// Nobody is named for an object.
struct NoOwnerLabel: Rule {
  static let card = RuleCard(
    id: "no-owner-label", .info, in: nil,
    summary: "Without the label `owner` nobody knows whom to ask about an object.",
    why: "At night whoever is on call finds the object and not its people.",
    fix: "add the label owner",
    covers: CompatibleIDs(kubeLinter: ["required-label-owner"]),
    options: [RuleOption("label", "owner", "the label that names somebody")],
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
        metadata: {name: web, labels: {owner: shop}}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let label = word("label", in: fleet)
    let part = workload.manifest.root["metadata"]["labels"][label]
    guard !part.exists else { return [] }
    return [
      finding(
        at: part, "\(workload.manifest.title) has no label '\(label)'", fix: "add the label \(label)")
    ]
  }
}
