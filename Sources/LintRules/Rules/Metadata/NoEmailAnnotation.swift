internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct NoEmailAnnotation: Rule {
  static let card = RuleCard(
    id: "no-email-annotation", .info, in: nil,
    summary: "Workload has no 'email' annotation",
    why: "When the workload fails, the engineer on call may not know whom to contact.",
    fix: "add the annotation 'email' with the team's email address to the metadata of the workload",
    covers: CompatibleIDs(kubeLinter: ["required-annotation-email"]),
    options: [RuleOption("annotation", "email", "name of the required annotation")],
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
          annotations: {email: shop@example.com}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let annotation = word("annotation", in: context)
    let field = workload.manifest.root["metadata"]["annotations"][annotation]
    guard !field.exists else { return [] }
    return [
      finding(
        at: field, "\(workload.manifest.title) has no annotation '\(annotation)'",
        fix: "add the annotation '\(annotation)' to the metadata of \(workload.manifest.title)")
    ]
  }
}
