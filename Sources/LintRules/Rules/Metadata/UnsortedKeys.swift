internal import Diagnostics
internal import ManifestTree

/// Keys in any order.
struct UnsortedKeys: Rule {
  static let card = RuleCard(
    id: "unsorted-keys", .info, in: nil,
    summary: "The keys of an object's maps are not in alphabetical order.",
    why: """
      Where a team sorts them, changes show up small and nothing is written twice; where it does not, this \
      is no fault.
      """,
    fix: "sort the keys of each map",
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

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
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
    look(manifest.object.node, at: NodePath())
    guard let first else { return [] }
    let more = count == 1 ? "" : ", and \(count) maps are not sorted in all"
    return [
      finding(
        at: manifest.root.part(at: first.place), "'\(first.key)' stands behind '\(first.before)'\(more)")
    ]
  }

  /// Whether one key comes before another byte by byte.
  private static func isSorted(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8) || one == other
  }
}
