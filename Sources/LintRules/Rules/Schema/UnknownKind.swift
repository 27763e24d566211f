internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A kind that the API does not have.
struct UnknownKind: Rule {
  static let card = RuleCard(
    id: "unknown-kind", .error, in: .default,
    summary: "A kind that this version of Kubernetes does not have cannot be applied.",
    why: "The whole apply stops there, after some objects were changed and others were not.",
    fix: "use the kind and the version that the API has",
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

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    manifest.issues.filter { $0.fault == .unknownKind && !fleet.versions.fate(of: manifest).isRemoved }.map {
      issue in
      finding(at: manifest.root.part(at: issue.path), issue.message, fix: issue.fix)
    }
  }
}
