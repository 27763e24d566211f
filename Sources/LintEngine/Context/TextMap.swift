internal import ManifestTree

/// A map of strings in an object, such as labels.
///
/// Most objects have labels of their own, so the map shares the memory of the object's tree instead of copying it to a
/// dictionary.
package struct TextMap: Sendable {
  private var map: NodeMap

  /// The scalars in a map of an object, in YAML's plain style; empty if this is not a map.
  init(_ node: Node?) {
    let map = if case .map(let map)? = node { map } else { NodeMap() }
    let hasOnlyTexts = map.entries.allSatisfy(\.value.isScalar)
    self.map = hasOnlyTexts ? map : NodeMap(uniqueEntries: map.entries.filter(\.value.isScalar))
  }

  /// Creates a map from pairs; the caller guarantees that the keys are unique.
  package init(uniqueTexts texts: some Sequence<(key: String, value: String)>) {
    map = NodeMap(uniqueEntries: texts.map { NodeMap.Entry($0.key, .string($0.value)) })
  }

  /// Whether there are no entries.
  package var isEmpty: Bool { map.isEmpty }
  /// The number of entries.
  package var count: Int { map.count }
  /// The keys in order.
  package var keys: some Sequence<String> { map.keys }

  /// The string of a key; setting a new key appends it, and setting nil removes the key.
  package subscript(_ key: String) -> String? {
    get { map[key]?.plainText }
    set { map[key] = newValue.map(Node.string) }
  }

  /// The entries that satisfy a condition.
  package func filter(_ isIncluded: (Element) -> Bool) -> TextMap {
    allSatisfy(isIncluded) ? self : TextMap(uniqueTexts: lazy.filter(isIncluded))
  }
}

extension TextMap: Sequence {
  /// Iterates the entries in order.
  package func makeIterator() -> Iterator { Iterator(entries: map.makeIterator()) }

  package struct Iterator: IteratorProtocol {
    fileprivate var entries: NodeMap.Iterator

    package mutating func next() -> (key: String, value: String)? {
      entries.next().map { ($0.key, $0.value.plainText ?? "") }
    }
  }
}

extension TextMap: Hashable {
  /// Equal if both have the same keys with equal strings, in any order.
  package static func == (left: TextMap, right: TextMap) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
  }

  /// Hashes the entries without their order.
  package func hash(into hasher: inout Hasher) {
    var combined = 0
    for (key, value) in self {
      var entry = Hasher()
      entry.combine(key)
      entry.combine(value)
      combined ^= entry.finalize()
    }
    hasher.combine(combined)
  }
}

extension TextMap: ExpressibleByDictionaryLiteral {
  /// Creates a map in the order of the literal, whose keys are unique.
  package init(dictionaryLiteral elements: (String, String)...) {
    self.init(uniqueTexts: elements.lazy.map { (key: $0.0, value: $0.1) })
  }
}
