internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DeprecatedAPIVersion: Rule {
  static let card = RuleCard(
    id: "deprecated-api-version", .warning, in: .default,
    summary: "Manifest uses a deprecated API version",
    why:
      "A later Kubernetes or Istio version stops serving the API version. From that upgrade on, the manifest cannot be applied.",
    fix:
      "set apiVersion to the version that the finding names, and adjust the fields that differ in that version",
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

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let fate = context.versions.fate(of: manifest)
    let version = manifest.object.identity.apiVersion
    guard !fate.isRemoved, let replacement = fate.replacement,
      !manifest.issues.contains(where: { $0.fault == .unknownKind })
    else { return [] }
    return [
      finding(
        at: manifest.root["apiVersion"],
        "API version '\(version)' of \(manifest.kind) is deprecated",
        fix: "use '\(replacement)'",
        repair: proven(
          .set(.string(replacement)), at: NodePath().key("apiVersion"), of: manifest, in: context))
    ]
  }
}
