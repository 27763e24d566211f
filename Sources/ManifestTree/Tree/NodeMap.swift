/// A map that keeps the order of its entries; equal maps have equal entries, in any order.
///
/// Manifests' maps are small (a median of three entries), so look-up is a scan: no hashing, one allocation. Large ones
/// that were read have a table of their keys until they are changed.
public struct NodeMap: Sendable {
  /// One key with its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Node

    /// Makes an entry.
    public init(_ key: String, _ value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the order of writing; their keys are unique.
  public private(set) var entries: [Entry]
  private var table: KeyTable?

  /// Makes an empty map.
  public init() { entries = [] }

  /// Makes a map of entries whose keys the caller knows to be unique.
  public init(uniqueEntries: [Entry]) { entries = uniqueEntries }

  /// Makes a map of entries with a table of their keys.
  init(_ entries: [Entry], table: KeyTable?) {
    self.entries = entries
    self.table = table
  }

  /// Whether there is no entry.
  public var isEmpty: Bool { entries.isEmpty }
  /// How many entries there are.
  public var count: Int { entries.count }
  /// The keys in order.
  public var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// The value of a key; setting a new key appends it; setting nil removes the key.
  public subscript(_ key: String) -> Node? {
    get { place(of: key).map { entries[$0].value } }
    set {
      let index = place(of: key)
      table = nil
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key, value))
      case (nil, nil): break
      }
    }
  }

  /// Appends an entry whose key the caller knows to be new.
  public mutating func append(_ key: String, _ value: Node) {
    table = nil
    entries.append(Entry(key, value))
  }

  /// Where a key stands among the entries; nil if there is none.
  func place(of key: String) -> Int? {
    if let table { return table.places[KeyBytes(key)] }
    let length = key.utf8.count
    return entries.firstIndex { $0.key.utf8.count == length && $0.key.hasSameBytes(as: key) }
  }

  /// Makes room for entries that are about to come.
  public mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }
}

extension NodeMap.Entry {
  /// Equal where the keys have the same bytes and the values are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.key.hasSameBytes(as: right.key) && left.value == right.value
  }
}

/// A key as its bytes: Swift's strings are equal, too, where they spell the same characters in other bytes, and to find
/// that out of hostile ones takes long.
package struct KeyBytes: Hashable, Sendable {
  private let key: String

  package init(_ key: String) { self.key = key }

  package static func == (left: KeyBytes, right: KeyBytes) -> Bool {
    left.key.utf8.count == right.key.utf8.count
      && left.withBytes { one in right.withBytes { other in one.elementsEqual(other) } }
  }

  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var key = key
    return key.withUTF8(body)
  }
}

/// Where the keys of a large map stand among its entries.
final class KeyTable: Sendable {
  let places: [KeyBytes: Int]

  /// The table of entries; nil if two have the same key.
  init?(_ entries: [NodeMap.Entry]) {
    var places = [KeyBytes: Int](minimumCapacity: entries.count)
    for (place, entry) in entries.enumerated() {
      guard places.updateValue(place, forKey: KeyBytes(entry.key)) == nil else { return nil }
    }
    self.places = places
  }
}

extension NodeMap: Hashable {
  /// Equal when both have the same keys with equal values, in any order.
  public static func == (left: NodeMap, right: NodeMap) -> Bool {
    guard left.count == right.count else { return false }
    // Maps of one origin have one order: only from the first other key on is the order worth a table. Values are
    // compared once, lest a difference deep down be looked for twice at every level.
    for index in left.entries.indices {
      let (one, other) = (left.entries[index], right.entries[index])
      if !one.key.hasSameBytes(as: other.key) {
        return haveEqualEntries(left.entries[index...], right.entries[index...])
      }
      if one.value != other.value { return false }
    }
    return true
  }

  private static func haveEqualEntries(_ left: ArraySlice<Entry>, _ right: ArraySlice<Entry>) -> Bool {
    let values = Dictionary(
      right.lazy.map { (KeyBytes($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    return left.allSatisfy { values[KeyBytes($0.key)] == $0.value }
  }

  /// Hashes the entries without their order.
  public func hash(into hasher: inout Hasher) {
    var combined = 0
    for entry in entries { combined ^= entry.hashValue }
    hasher.combine(combined)
  }
}

extension NodeMap: Sequence {
  /// Iterates the entries in order.
  public func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension NodeMap: ExpressibleByDictionaryLiteral {
  /// Makes a map from a literal, in its order; of a repeated key the last value stays.
  public init(dictionaryLiteral elements: (String, Node)...) {
    self.init()
    reserveCapacity(elements.count)
    for (key, value) in elements { self[key] = value }
  }
}
