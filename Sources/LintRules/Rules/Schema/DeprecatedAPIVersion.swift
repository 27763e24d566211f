internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DeprecatedAPIVersion: Rule {
  static let card = RuleCard(
    id: "deprecated-api-version", topic: .schema, .warning, in: .default,
    summary: "Manifest uses an alpha or beta API version of a kind that has a stable version",
    why:
      "Kubernetes can remove an alpha version in any release, and removes a beta version after a deprecation period. A manifest with a removed version cannot be applied. Istio has announced no removal of its earlier versions, but its documentation uses the stable versions.",
    fix:
      "set apiVersion to the stable version that the finding names, and adjust the fields that differ in that version",
    covers: CompatibleIDs(kubeScore: ["stable-version"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1beta1  # flagged
        kind: VirtualService
        metadata: {name: web}
        spec:
          hosts: [web]
          http:
          - route: [{destination: {host: web}}]
            timeout: 10s
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: web}
        spec:
          hosts: [web]
          http:
          - route: [{destination: {host: web}}]
            timeout: 10s
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let fate = context.versions.fate(of: manifest)
    let version = manifest.identity.apiVersion
    guard !fate.isRemoved, let replacement = fate.replacement,
      !manifest.issues.contains(where: { $0.fault == .unknownKind })
    else { return [] }
    return [
      finding(
        at: manifest.root["apiVersion"],
        "'\(version)' is not a stable API version, and \(manifest.kind) has the stable version '\(replacement)'",
        fix: "use '\(replacement)', and adjust the fields that differ in that version",
        repair: proven(
          .set(.string(replacement)), at: NodePath().key("apiVersion"), of: manifest, in: context))
    ]
  }
}
