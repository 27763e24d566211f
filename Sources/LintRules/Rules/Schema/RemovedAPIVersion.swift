internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct RemovedAPIVersion: Rule {
  static let card = RuleCard(
    id: "removed-api-version", topic: .schema, .error, in: .default,
    summary: "Kubernetes no longer serves the API version of the manifest",
    why:
      "The manifest cannot be applied to a cluster of the Kubernetes version that the finding names. Helm cannot upgrade releases whose stored manifest contains the removed version.",
    fix:
      "set apiVersion to the replacement version, if one exists, and adjust the fields that differ. Otherwise, remove the object. Before you upgrade an installed Helm release, update its stored manifest with the plugin helm-mapkubeapis",
    covers: CompatibleIDs(kubeLinter: ["no-extensions-v1beta"], kubeScore: ["stable-version"]),
    examples: [
      .failing(
        """
        apiVersion: extensions/v1beta1  # flagged
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
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

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let fate = context.versions.fate(of: manifest)
    guard fate.isRemoved else { return [] }
    let (version, kind, replacement) = (manifest.identity.apiVersion, manifest.kind, fate.replacement)
    let step =
      replacement.map { "use '\($0)', and adjust the fields that differ" }
      ?? "remove the object, because Kubernetes \(context.schema.version) has no other API version of \(kind)"
    return [
      finding(
        at: manifest.root["apiVersion"],
        "Kubernetes \(context.schema.version) no longer serves API version '\(version)' of \(kind)",
        fix:
          "\(step). Before you upgrade an installed Helm release, update its stored manifest with the plugin helm-mapkubeapis",
        repair: proven(
          replacement.map { .set(.string($0)) }, at: NodePath().key("apiVersion"), of: manifest, in: context))
    ]
  }
}
