/// A map from text to values of one type that keeps the order it was written in: labels, annotations, data, weights.
///
/// Equal maps have equal entries, in any order. Look-up is a scan, as such maps are small.
public struct OrderedMap<Value: Sendable & Equatable>: Sendable {
  /// One key with its value.
  public struct Entry: Sendable, Equatable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Value

    /// Makes an entry.
    public init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the order of writing, with unique keys.
  public private(set) var entries: [Entry]

  /// Makes an empty map.
  public init() { entries = [] }

  /// Whether there is no entry.
  public var isEmpty: Bool { entries.isEmpty }
  /// How many entries there are.
  public var count: Int { entries.count }
  /// The keys in order.
  public var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// The value of a key.
  ///
  /// Setting a new key appends it, setting a known one keeps its place, setting nil removes it.
  public subscript(_ key: String) -> Value? {
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

  /// Takes over another map's entries; of a key in both, the other's value stays, at this map's place.
  public mutating func merge(_ other: OrderedMap) {
    for entry in other.entries { self[entry.key] = entry.value }
  }

  /// This map with another's entries taken over.
  public func merging(_ other: OrderedMap) -> OrderedMap {
    var merged = self
    merged.merge(other)
    return merged
  }
}

/// Text to text, in order: labels, annotations, selectors, data.
public typealias StringMap = OrderedMap<String>

extension OrderedMap: Equatable {
  /// Equal when both have the same keys with equal values, in any order.
  public static func == (left: OrderedMap, right: OrderedMap) -> Bool {
    guard left.count == right.count else { return false }
    if left.entries == right.entries { return true }
    let pairs = right.entries.lazy.map { ($0.key, $0.value) }
    let values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    return left.entries.allSatisfy { values[$0.key] == $0.value }
  }
}

extension OrderedMap: Sequence {
  /// Iterates the entries in order.
  public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
  /// Makes a map from a literal, in its order; of a repeated key the last value stays.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}
