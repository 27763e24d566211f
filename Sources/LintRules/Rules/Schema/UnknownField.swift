internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

struct UnknownField: Rule {
  static let card = RuleCard(
    id: "unknown-field", .error, in: .default,
    summary: "Unknown field",
    why:
      "The API server rejects or drops the field. A misspelled `livenessProbes` deploys without error and checks nothing.",
    fix: "use the field's name from the API reference",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selectors: {app: web}  # flagged
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
    manifest.issues.filter { $0.fault == .unknownField }.map { issue in
      finding(
        at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix,
        repair: proven(issue.nearest.map(Repair.rename), at: issue.path, of: manifest, in: context))
    }
  }
}
