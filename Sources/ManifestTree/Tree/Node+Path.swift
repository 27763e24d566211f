extension Node {
  /// The value at `path`; nil if there is none.
  package subscript(_ path: NodePath) -> Node? {
    var node = self
    for step in path.steps {
      guard let index = node.childIndex(at: step), let child = node.child(at: index) else { return nil }
      node = child
    }
    return node
  }

  /// The value of a key; nil if there is none or this is not a map.
  package subscript(_ key: String) -> Node? {
    if case .map(let map) = self { map[key] } else { nil }
  }

  /// The string value; nil for other values.
  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The scalar in YAML's plain style, without quotes; nil for lists and maps.
  package var plainText: String? {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .string(let text): text
    case .list, .map: nil
    }
  }

  /// The index of the map entry or list item that a step selects; nil if there is none.
  package func childIndex(at step: NodePath.Step) -> Int? {
    switch (step, self) {
    case (.key(let key), .map(let map)): map.place(of: key)
    case (.index(let index), .list(let list)): list.indices.contains(index) ? index : nil
    case (.element(let selectors), .list(let list)):
      list.firstIndex { $0.matches(selectors, absentMatches: false) }
        ?? list.firstIndex { $0.matches(selectors, absentMatches: true) }
    default: nil
    }
  }

  /// The value of a map's entry or a list's item.
  func child(at index: Int) -> Node? {
    switch self {
    case .list(let list): list[index]
    case .map(let map): map.entries[index].value
    default: nil
    }
  }

  /// Whether the keys have the values of the selectors; with `absentMatches`, a missing key also matches, because it
  /// may have a default.
  private func matches(_ selectors: [NodePath.Selector], absentMatches: Bool) -> Bool {
    var isSeen = false
    for selector in selectors {
      guard let value = value(atDots: selector.key) else {
        if absentMatches { continue } else { return false }
      }
      guard value.plainText == selector.value else { return false }
      isSeen = true
    }
    return isSeen
  }

  /// The value of a key, or of a dotted key path into nested maps.
  private func value(atDots key: String) -> Node? {
    self[key] ?? key.split(separator: ".").reduce(Optional(self)) { node, part in node?[String(part)] }
  }
}
