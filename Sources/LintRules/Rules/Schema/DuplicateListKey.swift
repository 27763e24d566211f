internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DuplicateListKey: Rule {
  static let card = RuleCard(
    id: "duplicate-list-key", topic: .schema, .error, in: .default,
    summary: "Key or value that must be unique is used twice",
    why:
      "The API server requires unique names, ports, or paths for the elements of some lists. With a duplicate, the apply fails, or a later apply merges or removes the wrong element.",
    fix: "remove one of the two elements, or change the key or value that the finding names in one of them",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {name: a, port: 80}
          - {name: b, port: 80}  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {name: a, port: 80}
          - {name: b, port: 81}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter {
      $0.fault == .duplicate && !Self.isAccepted($0.path) && !DuplicateEnvVar.concerns($0.path)
    }.map { issue in
      finding(at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix)
    } + findings(for: .duplicate, in: manifest)
  }

  /// Keyed lists in which the API server accepts duplicate keys; only server-side apply rejects them.
  private static let tolerantLists: Set<String> = ["imagePullSecrets", "hostAliases", "secrets", "env"]

  private static func isAccepted(_ path: NodePath) -> Bool {
    let names = path.steps.keys
    guard let list = names.last else { return false }
    return tolerantLists.contains(list)
      || list == "ports" && ContainerList.all.contains(names.dropLast().last ?? "")
  }
}
