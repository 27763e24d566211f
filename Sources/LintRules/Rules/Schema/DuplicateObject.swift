internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DuplicateObject: Rule {
  static let card = RuleCard(
    id: "duplicate-object", topic: .schema, .error, in: .default,
    summary: "Two manifests declare the same object",
    why:
      "The manifest that is applied last overwrites the other. If two tools apply one manifest each, the object changes back and forth. Manifests in two files can be alternatives, so the finding for these is only a warning, unless you name rules with --rule.",
    fix:
      "remove one of the manifests, or change the name or namespace in one of them. Check files that are alternatives in separate runs",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: other}
        data: {}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let type = manifest.groupKind
    guard let first = context.manifest(type, manifest.namespace, manifest.name), first !== manifest,
      !manifest.name.isEmpty
    else {
      return []
    }
    // Files in one folder may be alternatives.
    let isSameFile = first.object.origin.file == manifest.object.origin.file
    return [
      finding(
        at: manifest.root["metadata"]["name"], severity: isSameFile || context.isWhole ? nil : .warning,
        "\(manifest.title) is declared twice",
        notes: [first.root["metadata"]["name"].note("the first declaration is here")])
    ]
  }
}
