import ManifestTree

/// The kinds of Argo CD and Flux, whose controllers and clients write objects back without what is empty, `false` or zero.
enum DeliveryKinds {
  /// Whether a place, as `SchemaCursor` names it, is within an object of these kinds.
  static func isOne(of place: String) -> Bool {
    guard let slash = place.firstIndex(of: "/") else { return false }
    let kind = place[place.index(after: slash)...].prefix { $0 != "." }
    switch place[..<slash] {
    case "argoproj.io": return ["Application", "ApplicationSet", "AppProject"].contains(kind)
    case let group: return group.hasSuffix(".toolkit.fluxcd.io")
    }
  }

  /// Whether a value there says the same as none.
  static func isNothing(_ node: Node, at place: String) -> Bool {
    switch node {
    case .null: true
    case .bool(false), .int(0), .double(0): !answers.contains(place.lastPart)
    case .string(let text): text.isEmpty
    case .list(let list): list.isEmpty
    case .map(let map):
      !meaningfulMaps.contains(place.lastPart)
        && map.allSatisfy { isNothing($0.value, at: "\(place).\($0.key)") }
    case .bool, .int, .double: false
    }
  }

  /// Fields of which `false` or zero is another answer than none.
  private static let answers: Set<String> = [
    "enabled", "revisionHistoryLimit", "maxHistory", "persistentClient", "remediateLastFailure",
    "ignoreTestFailures", "applyNestedSelectors", "limit", "retries",
  ]

  /// Maps that mean something when they are empty: automated synchronization with its defaults.
  private static let meaningfulMaps: Set<String> = ["automated", "plugin", "prune"]
}
