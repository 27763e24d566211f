internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct UnsortedKeys: Rule {
  static let card = RuleCard(
    id: "unsorted-keys", topic: .metadata, .info, in: nil,
    summary: "Keys of a map are not sorted alphabetically",
    why:
      "With a fixed order of keys, a diff does not contain lines that only moved. Enable this rule only if your team sorts keys.",
    fix:
      "sort the keys of each map in the object alphabetically, with uppercase letters before lowercase letters",
    covers: CompatibleIDs(kubeLinter: ["sorted-keys"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        data: {LOG_LEVEL: INFO}
        kind: ConfigMap
        metadata: {name: web}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    var first: (place: NodePath, key: String, before: String)?
    var count = 0
    func look(_ node: Node, at path: @autoclosure () -> NodePath) {
      switch node {
      case .map(let map):
        if let pair = zip(map, map.dropFirst()).first(where: { !Self.isSorted($0.key, $1.key) }) {
          count += 1
          if first == nil { first = (path().key(pair.1.key), pair.1.key, pair.0.key) }
        }
        for entry in map { look(entry.value, at: path().key(entry.key)) }
      case .list(let items):
        for (index, item) in items.enumerated() { look(item, at: path().index(index)) }
      default: break
      }
    }
    look(manifest.node, at: NodePath())
    guard let first else { return [] }
    let more = count == 1 ? "" : ", and \(count - 1) more \(count == 2 ? "map is" : "maps are") not sorted"
    return [
      finding(
        at: manifest.root.field(at: first.place),
        "key '\(first.key)' must be before key '\(first.before)'\(more)")
    ]
  }

  /// Whether one key comes before another or equals it, compared by bytes.
  private static func isSorted(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8) || one == other
  }
}
