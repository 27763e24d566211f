package import ManifestTree

/// A map of strings that keeps its order: labels, annotations, selectors, data.
///
/// Equality ignores the order. Look-up is a linear scan because such maps are small. The type is not an ``OrderedMap``:
/// every object has such maps, and modules that are optimized for size do not specialize generic types.
package struct StringMap: Sendable {
  /// One key with its value.
  package struct Entry: Sendable, Hashable {
    package var key: String
    package var value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in order, with unique keys.
  package private(set) var entries: [Entry] = []

  package init() {}

  /// Whether there are no entries.
  package var isEmpty: Bool { entries.isEmpty }
  /// The number of entries.
  package var count: Int { entries.count }
  /// The keys in order.
  package var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// The value of a key.
  ///
  /// Setting a new key appends it, setting an existing key keeps its position, and setting nil removes the key.
  package subscript(_ key: String) -> String? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key, value))
      case (nil, nil): break
      }
    }
  }

  /// Adds the entries of another map; for a key in both, the other's value replaces this map's value in its position.
  package mutating func merge(_ other: StringMap) {
    if other.isEmpty { return }
    if isEmpty {
      self = other
      return
    }
    entries.reserveCapacity(count + other.count)
    for entry in other.entries { self[entry.key] = entry.value }
  }

  /// Returns this map with the entries of another map added.
  package func merging(_ other: StringMap) -> StringMap {
    var merged = self
    merged.merge(other)
    return merged
  }
}

extension StringMap: Equatable {
  /// Equal when both have the same keys with equal values, in any order.
  package static func == (left: StringMap, right: StringMap) -> Bool {
    guard left.count == right.count else { return false }
    if left.entries == right.entries { return true }
    let pairs = right.entries.lazy.map { ($0.key, $0.value) }
    let values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    return left.entries.allSatisfy { values[$0.key] == $0.value }
  }
}

extension StringMap: Hashable {
  /// Combines the hashes of the entries so that their order does not matter.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(entries.reduce(0) { $0 ^ $1.hashValue })
  }
}

extension StringMap: Sequence {
  /// Iterates the entries in order.
  package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension StringMap: ExpressibleByDictionaryLiteral {
  /// Creates a map in the order of the literal; for a duplicate key, the last value wins.
  package init(dictionaryLiteral elements: (String, String)...) {
    entries.reserveCapacity(elements.count)
    for (key, value) in elements { self[key] = value }
  }
}

extension StringMap: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node {
    var map = NodeMap()
    map.reserveCapacity(count)
    for entry in entries { map.append(entry.key, .string(entry.value)) }
    return .map(map)
  }
}
