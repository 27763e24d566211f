internal import Diagnostics
internal import ManifestTree

/// Two manifests of one object.
struct DuplicateObject: Rule {
  static let card = RuleCard(
    id: "duplicate-object", .error, in: .default,
    summary: "Of two manifests of the same object the last one applied wins.",
    why: """
      What the other one says is lost, and two tools that apply one each undo each other for ever.
      """,
    fix: "keep one of the manifests, or give the other one a name of its own",
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

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    let type = ObjectType(manifest.group, manifest.kind)
    guard let first = fleet.manifest(type, manifest.namespace, manifest.name), first !== manifest,
      !manifest.name.isEmpty
    else {
      return []
    }
    return [
      finding(
        at: manifest.root["metadata"]["name"], "\(manifest.title) is declared twice, expected once",
        notes: [first.root["metadata"]["name"].note("the first is here")])
    ]
  }
}
