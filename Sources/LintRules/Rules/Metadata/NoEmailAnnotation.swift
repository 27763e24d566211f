internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct NoEmailAnnotation: Rule {
  static let card = RuleCard(
    id: "no-email-annotation", topic: .metadata, .info, in: nil,
    summary: "Workload has no 'email' annotation with an email address",
    why:
      "When the workload fails, the engineer on call may not know whom to contact. If the option 'annotation' is set to a name other than 'email', the rule accepts any value.",
    fix: "set the annotation 'email' in the metadata of the workload to the team's email address",
    specFix: "set '.annotated([\"email\": \"…\"])' on the service to the team's email address",
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
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          annotations: {email: team-shop}  # flagged
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
    guard field.exists else {
      return [
        finding(
          at: field, "\(workload.manifest.title) has no annotation '\(annotation)'",
          fix: annotation == "email"
            ? nil : "add the annotation '\(annotation)' to the metadata of \(workload.manifest.title)",
          specFix: annotation == "email"
            ? nil : "add '.annotated([\"\(annotation)\": \"…\"])' to the service")
      ]
    }
    guard annotation == "email", let text = field.plainText, !Self.isAddress(text) else { return [] }
    return [finding(at: field, "annotation 'email' is '\(text)', not an email address")]
  }

  /// Whether `text` has the form of an email address: a name, '@', and a domain with a dot.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().contains(".")
  }
}
