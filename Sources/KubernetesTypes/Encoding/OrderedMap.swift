/// A map from text to values of one type that keeps the order it was written in: labels, annotations, data, weights.
///
/// Equal maps have equal entries, in any order. Look-up is a scan, as such maps are small. Its members are inlinable, so
/// that those who make many maps have a version of them for their type of value.
public struct OrderedMap<Value: Sendable & Equatable>: Sendable {
  /// One key with its value.
  public struct Entry: Sendable, Equatable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Value

    /// Makes an entry.
    @inlinable
    public init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the order of writing, with unique keys.
  @inlinable public var entries: [Entry] { storage }

  @usableFromInline var storage: [Entry]

  /// Makes an empty map.
  @inlinable
  public init() { storage = [] }

  /// Whether there is no entry.
  @inlinable public var isEmpty: Bool { storage.isEmpty }
  /// How many entries there are.
  @inlinable public var count: Int { storage.count }
  /// The keys in order.
  public var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// The value of a key.
  ///
  /// Setting a new key appends it, setting a known one keeps its place, setting nil removes it.
  public subscript(_ key: String) -> Value? {
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

  /// Takes over another map's entries; of a key in both, the other's value stays, at this map's place.
  @inlinable
  public mutating func merge(_ other: OrderedMap) {
    for entry in other.entries { self[entry.key] = entry.value }
  }

  /// This map with another's entries taken over.
  @inlinable
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
  @inlinable
  public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
  /// Makes a map from a literal, in its order; of a repeated key the last value stays.
  @inlinable
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}
