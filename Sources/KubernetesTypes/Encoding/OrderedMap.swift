/// A map with string keys and values of one type that keeps its order: weights, matches of headers.
///
/// Look-up is a linear scan because such maps are small.
package struct OrderedMap<Value: Sendable & Equatable>: Sendable, Equatable {
  /// One key with its value.
  package struct Entry: Sendable, Equatable {
    package let key: String
    package var value: Value
  }

  /// The entries in order, with unique keys.
  package private(set) var entries: [Entry] = []

  package init() {}

  /// Whether there are no entries.
  package var isEmpty: Bool { entries.isEmpty }

  /// The value of a key.
  ///
  /// Setting a new key appends it, setting an existing key keeps its position, and setting nil removes the key.
  package subscript(_ key: String) -> Value? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
  /// Creates a map in the order of the literal; for a duplicate key, the last value wins.
  package init(dictionaryLiteral elements: (String, Value)...) {
    for (key, value) in elements { self[key] = value }
  }
}
