internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A version of an API that is gone.
struct RemovedAPIVersion: Rule {
  static let card = RuleCard(
    id: "removed-api-version", .error, in: .default,
    summary: "An API version that Kubernetes has removed cannot be applied.",
    why: """
      After the upgrade of the cluster the manifest is refused, and Helm cannot even read its old
      releases.
      """,
    fix: "use the version that replaces it",
    covers: CompatibleIDs(kubeLinter: ["no-extensions-v1beta"], kubeScore: ["stable-version"]),
    examples: [
      .failing(
        """
        apiVersion: extensions/v1beta1  # flagged
        kind: Deployment
        metadata: {name: web}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    let fate = fleet.versions.fate(of: manifest)
    guard fate.isRemoved else { return [] }
    let (version, kind, replacement) = (manifest.object.identity.apiVersion, manifest.kind, fate.replacement)
    return [
      finding(
        at: manifest.root["apiVersion"],
        "'\(kind)' of '\(version)' is removed in Kubernetes \(fleet.schema.version)",
        fix: replacement.map { "use '\($0)'" },
        repair: proven(
          replacement.map { .set(.string($0)) }, at: NodePath().key("apiVersion"), of: manifest, in: fleet))
    ]
  }
}
