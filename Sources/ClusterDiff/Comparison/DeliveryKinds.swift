import ManifestTree

/// The kinds of Argo CD and Flux, whose controllers and clients drop empty, `false`, and zero values when they write
/// objects.
enum DeliveryKinds {
  /// Whether a place of `SchemaCursor` is in an Application, ApplicationSet, or AppProject of Argo CD, or in an object of
  /// Flux.
  static func isOne(of place: String) -> Bool {
    guard let slash = place.firstIndex(of: "/") else { return false }
    let kind = place[place.index(after: slash)...].prefix { $0 != "." }
    switch place[..<slash] {
    case APIGroup.argo: return ["Application", "ApplicationSet", "AppProject"].contains(kind)
    case let group: return APIGroup.isFlux(group)
    }
  }

  /// Whether a value at a place is equivalent to no value.
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

  /// Fields in which `false` or zero differs from no value.
  private static let answers: Set<String> = [
    "enabled", "revisionHistoryLimit", "maxHistory", "persistentClient", "remediateLastFailure",
    "ignoreTestFailures", "applyNestedSelectors", "limit", "retries",
  ]

  /// Maps that are significant when empty, such as automated synchronization with default settings.
  private static let meaningfulMaps: Set<String> = ["automated", "plugin", "prune"]
}
