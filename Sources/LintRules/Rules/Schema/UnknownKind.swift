internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

struct UnknownKind: Rule {
  static let card = RuleCard(
    id: "unknown-kind", .error, in: .default,
    summary: "Unknown kind",
    why: "Applying it fails after some objects have been changed and others have not.",
    fix: "use a kind and a version that the cluster's API has",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deploymnet  # flagged
        metadata: {name: web}
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
    manifest.issues.filter { $0.fault == .unknownKind && !context.versions.fate(of: manifest).isRemoved }.map
    {
      issue in
      finding(at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix)
    }
  }
}
