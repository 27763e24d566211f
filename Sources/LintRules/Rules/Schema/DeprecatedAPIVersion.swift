internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A version of an API that has a stable successor.
struct DeprecatedAPIVersion: Rule {
  static let card = RuleCard(
    id: "deprecated-api-version", .warning, in: .default,
    summary: "A version of an API that has a stable successor will be removed.",
    why: """
      Alpha and beta versions go a few releases after the stable one came; what still uses them stops an
      upgrade.
      """,
    fix: "use the stable version",
    covers: CompatibleIDs(kubeScore: ["stable-version"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1beta1  # flagged
        kind: VirtualService
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
    let fate = fleet.versions.fate(of: manifest)
    let version = manifest.object.identity.apiVersion
    guard !fate.isRemoved, let replacement = fate.replacement,
      !manifest.issues.contains(where: { $0.fault == .unknownKind })
    else { return [] }
    return [
      finding(
        at: manifest.root["apiVersion"],
        "'\(version)' is deprecated for '\(manifest.kind)', expected '\(replacement)'",
        fix: "use '\(replacement)'",
        repair: proven(
          .set(.string(replacement)), at: NodePath().key("apiVersion"), of: manifest, in: fleet))
    ]
  }
}
