/// A map with string keys and values of one type that keeps its order: labels, annotations, data, weights.
///
/// Equality ignores the order. Look-up is a linear scan because such maps are small. The members are inlinable, so that
/// other modules can specialize them.
package struct OrderedMap<Value: Sendable & Equatable>: Sendable {
  /// One key with its value.
  package struct Entry: Sendable, Equatable {
    /// The key.
    package var key: String
    /// The value.
    package var value: Value

    @inlinable
    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in order, with unique keys.
  @inlinable package var entries: [Entry] { storage }

  @usableFromInline var storage: [Entry]

  /// Creates an empty map.
  @inlinable
  package init() { storage = [] }

  /// Whether there are no entries.
  @inlinable package var isEmpty: Bool { storage.isEmpty }
  /// The number of entries.
  @inlinable package var count: Int { storage.count }
  /// The keys in order.
  package var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// The value of a key.
  ///
  /// Setting a new key appends it, setting an existing key keeps its position, and setting nil removes the key.
  package subscript(_ key: String) -> Value? {
    @inlinable
    get { storage.first { $0.key == key }?.value }
    @inlinable
    set {
      let index = storage.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): storage[index].value = value
      case (let index?, nil): storage.remove(at: index)
      case (nil, let value?): storage.append(Entry(key, value))
      case (nil, nil): break
      }
    }
  }

  /// Adds the entries of another map; for a key in both, the other's value replaces this map's value in its position.
  @inlinable
  package mutating func merge(_ other: OrderedMap) {
    for entry in other.entries { self[entry.key] = entry.value }
  }

  /// Returns this map with the entries of another map added.
  @inlinable
  package func merging(_ other: OrderedMap) -> OrderedMap {
    var merged = self
    merged.merge(other)
    return merged
  }
}

/// An ordered map of strings: labels, annotations, selectors, data.
package typealias StringMap = OrderedMap<String>

extension OrderedMap: Equatable {
  /// Equal when both have the same keys with equal values, in any order.
  package static func == (left: OrderedMap, right: OrderedMap) -> Bool {
    guard left.count == right.count else { return false }
    if left.entries == right.entries { return true }
    let pairs = right.entries.lazy.map { ($0.key, $0.value) }
    let values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    return left.entries.allSatisfy { values[$0.key] == $0.value }
  }
}

extension OrderedMap: Sequence {
  /// Iterates the entries in order.
  @inlinable
  package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
  /// Creates a map in the order of the literal; for a duplicate key, the last value wins.
  @inlinable
  package init(dictionaryLiteral elements: (String, Value)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}
