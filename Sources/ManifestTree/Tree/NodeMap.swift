internal import Diagnostics

/// A map that keeps the order of its entries; equality ignores the order.
///
/// Maps in manifests are small (three entries in the median), so look-up is a linear scan: no hashing, one allocation.
/// Large maps from a reader have a table of their keys until they are changed.
package struct NodeMap: Sendable {
  /// One key with its value.
  package struct Entry: Sendable, Hashable {
    package var key: String
    package var value: Node

    package init(_ key: String, _ value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in order; their keys are unique.
  package private(set) var entries: [Entry]
  private var table: KeyTable?

  package init() { entries = [] }

  /// Creates a map from entries; the caller guarantees that the keys are unique.
  package init(uniqueEntries: [Entry]) { entries = uniqueEntries }

  /// Creates a map from entries with a table of their keys.
  init(_ entries: [Entry], table: KeyTable?) {
    self.entries = entries
    self.table = table
  }

  /// Whether there are no entries.
  package var isEmpty: Bool { entries.isEmpty }
  /// The number of entries.
  package var count: Int { entries.count }
  /// The keys in order.
  package var keys: some Sequence<String> { entries.lazy.map(\.key) }

  /// The value of a key; setting a new key appends it, and setting nil removes the key.
  package subscript(_ key: String) -> Node? {
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

  /// Appends an entry; the caller guarantees that the key is new.
  package mutating func append(_ key: String, _ value: Node) {
    table = nil
    entries.append(Entry(key, value))
  }

  /// The index of a key among the entries; nil if there is none.
  func place(of key: String) -> Int? {
    if let table { return table.places[KeyBytes(key)] }
    return entries.withUnsafeBufferPointer { Self.place(of: key, in: $0) }
  }

  /// The index of a key among entries; nil if there is none.
  @inline(__always)
  static func place(of key: String, in entries: UnsafeBufferPointer<Entry>) -> Int? {
    let length = key.utf8.count
    for index in entries.indices {
      let stored = (entries.baseAddress.unsafelyUnwrapped + index).pointer(to: \.key).unsafelyUnwrapped
      if stored.pointee.utf8.count == length,
        stored.pointee.words == key.words || key.hasSameText(as: stored)
      {
        return index
      }
    }
    return nil
  }

  /// The entries in the map's memory, as long as something keeps the map and it is not changed; nil if a look-up needs
  /// the table.
  @inline(__always)
  var scannedEntries: UnsafeBufferPointer<Entry>? {
    table == nil ? entries.withUnsafeBufferPointer { $0 } : nil
  }

  /// The address of a value, which is valid as long as the map exists and is not changed.
  func address(ofValueAt index: Int) -> UnsafePointer<Node> {
    entries.withUnsafeBufferPointer { entries in
      UnsafePointer(entries.baseAddress.unsafelyUnwrapped + index).pointer(to: \.value).unsafelyUnwrapped
    }
  }

  /// Reserves space for entries that will be appended.
  package mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }
}

extension NodeMap.Entry {
  /// Equal if the keys have the same bytes and the values are equal.
  package static func == (left: Self, right: Self) -> Bool {
    left.key.hasSameBytes(as: right.key) && left.value == right.value
  }
}

/// A key that is compared by its UTF-8 bytes.
///
/// Swift's `==` also treats canonically equivalent strings with different bytes as equal, and is slow for some malicious
/// strings.
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
    key.withUTF8Bytes(body)
  }
}

/// The indices of a large map's keys among its entries.
final class KeyTable: Sendable {
  let places: [KeyBytes: Int]

  /// Creates the table of entries; nil if there is a duplicate key.
  init?(_ entries: [NodeMap.Entry]) {
    var places = [KeyBytes: Int](minimumCapacity: entries.count)
    for (place, entry) in entries.enumerated() {
      guard places.updateValue(place, forKey: KeyBytes(entry.key)) == nil else { return nil }
    }
    self.places = places
  }
}

extension NodeMap: Hashable {
  /// Equal if both have the same keys with equal values, in any order.
  package static func == (left: NodeMap, right: NodeMap) -> Bool {
    guard left.count == right.count else { return false }
    // Maps of the same origin usually have the same order, so a table is built only from the first different key on.
    // Values are compared once; otherwise, deep differences would be searched twice at each level.
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
  package func hash(into hasher: inout Hasher) {
    var combined = 0
    for entry in entries { combined ^= entry.hashValue }
    hasher.combine(combined)
  }
}

extension NodeMap: Sequence {
  /// Iterates the entries in order.
  package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}

extension NodeMap: ExpressibleByDictionaryLiteral {
  /// Creates a map in the order of the literal; for a duplicate key, the last value wins.
  package init(dictionaryLiteral elements: (String, Node)...) {
    self.init()
    reserveCapacity(elements.count)
    for (key, value) in elements { self[key] = value }
  }
}
