internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A field that the API drops.
struct UnknownField: Rule {
  static let card = RuleCard(
    id: "unknown-field", .error, in: .default,
    summary: "A field that the kind does not have is refused, or silently dropped.",
    why: "A misspelt `livenessProbes` deploys well and probes nothing.",
    fix: "use the field's name as the API has it",
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

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    manifest.issues.filter { $0.fault == .unknownField }.map { issue in
      finding(
        at: manifest.root.part(at: issue.path), issue.message, fix: issue.fix,
        repair: proven(issue.nearest.map(Repair.rename), at: issue.path, of: manifest, in: fleet))
    }
  }
}
