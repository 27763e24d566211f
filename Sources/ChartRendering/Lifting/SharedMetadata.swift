import ManifestTree

/// The labels or annotations of all objects that differ between profiles: each is one value of the chart.
struct SharedMetadata: Sendable {
  /// The group of their values.
  let path: ValuesPath
  /// What each profile has of each of them.
  let values: [String: [String?]]

  /// The maps of all profiles.
  init(_ path: ValuesPath, _ profiles: [[String: String]]) {
    self.path = path
    var values: [String: [String?]] = [:]
    for key in Set(profiles.flatMap(\.keys)) {
      let texts = profiles.map { $0[key] }
      if texts.contains(where: { $0 != texts.first }) { values[key] = texts }
    }
    self.values = values
  }

  /// Whether some profile has no such key.
  func isOptional(_ key: String) -> Bool { values[key]?.contains { $0 == nil } ?? false }

  /// Whether what the profiles have at a place is what they have of a key.
  func values(of key: String, fit variants: Variants) -> Bool {
    guard let texts = values[key] else { return false }
    return zip(texts, variants).allSatisfy { text, variant in
      switch variant {
      case .elsewhere: true
      case .absent: text == nil
      case .node(let node): node.text.map { $0 == text } ?? false
      }
    }
  }

  /// The settings of the chart.
  func settings(_ what: String, _ type: SettingType) -> [Setting] {
    values.sorted { $0.key < $1.key }.map { key, texts in
      Setting(
        path: path.key(key.camelCased), comment: "Value of the \(what) `\(key)` of all objects", type: type,
        isNullable: isOptional(key), values: texts.map { $0.map(Node.string) ?? .null })
    }
  }
}

extension ServicePresence {
  /// The labels or annotations of all objects, at the place of one in an object's or a pod's metadata.
  func sharedMetadata(at place: NodePath) -> SharedMetadata? {
    guard place.steps.count > 2, place.steps[place.steps.count - 3] == .key("metadata") else { return nil }
    return switch place.steps[place.steps.count - 2] {
    case .key("labels"): labels
    case .key("annotations"): annotations
    default: nil
    }
  }
}
