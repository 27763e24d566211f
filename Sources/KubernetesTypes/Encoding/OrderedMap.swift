/// A map with string keys and values of one type that keeps its order: labels, annotations, data, weights.
///
/// Equality ignores the order. Look-up is a linear scan because such maps are small. Most maps have strings as values:
/// the members that build them are compiled for strings once, because modules that are optimized for size do not
/// specialize them.
package struct OrderedMap<Value: Sendable & Equatable>: Sendable {
  /// One key with its value.
  package struct Entry: Sendable, Equatable {
    package var key: String
    package var value: Value

    @inlinable @inline(__always)
    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in order, with unique keys.
  package private(set) var entries: [Entry]

  /// Creates an empty map.
  @_specialize(where Value == String)
  package init() { entries = [] }

  /// Whether there are no entries.
  package var isEmpty: Bool { entries.isEmpty }
  /// The number of entries.
  package var count: Int { entries.count }
  /// The keys in order.
  package var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// The value of a key.
  ///
  /// Setting a new key appends it, setting an existing key keeps its position, and setting nil removes the key.
  package subscript(_ key: String) -> Value? {
    @_specialize(where Value == String)
    get { entries.first { $0.key == key }?.value }
    @_specialize(where Value == String)
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
  @_specialize(where Value == String)
  package mutating func merge(_ other: OrderedMap) {
    if other.isEmpty { return }
    if isEmpty {
      self = other
      return
    }
    entries.reserveCapacity(count + other.count)
    for entry in other.entries { self[entry.key] = entry.value }
  }

  /// Returns this map with the entries of another map added.
  @_specialize(where Value == String)
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
  @_specialize(where Value == String)
  package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
  /// Creates a map in the order of the literal; for a duplicate key, the last value wins.
  @_specialize(where Value == String)
  package init(dictionaryLiteral elements: (String, Value)...) {
    self.init()
    entries.reserveCapacity(elements.count)
    for (key, value) in elements { self[key] = value }
  }
}
