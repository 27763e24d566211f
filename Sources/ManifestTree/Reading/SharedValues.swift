/// The small lists and maps that were read recently, so that equal ones share their memory.
///
/// Manifests repeat labels, ports, probes, and security contexts: more than half of their lists and maps are equal to
/// another list or map nearby. Children are compared only by the words that represent them in memory, because equal
/// children already share their memory.
struct SharedValues: ~Copyable {
  /// Larger values rarely repeat.
  private static let longest = 16
  private static let slotCount = 4096

  private var maps = [NodeMap?](repeating: nil, count: slotCount)
  private var lists = [[Node]?](repeating: nil, count: slotCount)

  /// The slot of a map with these entries; nil if it is not shared.
  func slot(of entries: UnsafeBufferPointer<NodeMap.Entry>) -> Int? {
    guard !entries.isEmpty, entries.count <= Self.longest else { return nil }
    var hash = Hash()
    for entry in entries {
      hash.add(Words(entry.key))
      hash.add(Words(entry.value))
    }
    return hash.slot(among: Self.slotCount)
  }

  /// The slot of a list with these items; nil if it is not shared.
  func slot(of items: UnsafeBufferPointer<Node>) -> Int? {
    guard !items.isEmpty, items.count <= Self.longest else { return nil }
    var hash = Hash()
    for item in items { hash.add(Words(item)) }
    return hash.slot(among: Self.slotCount)
  }

  /// The known map of a slot, if its entries are these.
  func map(in slot: Int, with entries: UnsafeBufferPointer<NodeMap.Entry>) -> NodeMap? {
    guard let known = maps[slot], known.count == entries.count,
      known.entries.indices.allSatisfy({
        Words(known.entries[$0].key) == Words(entries[$0].key)
          && Words(known.entries[$0].value) == Words(entries[$0].value)
      })
    else { return nil }
    return known
  }

  /// The known list of a slot, if its items are these.
  func list(in slot: Int, with items: UnsafeBufferPointer<Node>) -> [Node]? {
    guard let known = lists[slot], known.count == items.count,
      known.indices.allSatisfy({ Words(known[$0]) == Words(items[$0]) })
    else { return nil }
    return known
  }

  /// Stores a map, so that later equal maps can share its memory.
  mutating func keep(_ map: NodeMap, in slot: Int) { maps[slot] = map }

  /// Stores a list, so that later equal lists can share its memory.
  mutating func keep(_ list: [Node], in slot: Int) { lists[slot] = list }

  /// The words that represent a value in memory: values with the same words are equal.
  private struct Words: Equatable {
    var kind: UInt64
    var first: UInt64
    var second: UInt64 = 0

    init(_ kind: UInt64, _ first: UInt64) { (self.kind, self.first) = (kind, first) }

    init(_ text: String) {
      (first, second) = text.words
      kind = 0
    }

    init(_ node: Node) {
      switch node {
      case .null: self.init(1, 0)
      case .bool(let value): self.init(2, value ? 1 : 0)
      case .int(let value): self.init(3, UInt64(bitPattern: value))
      case .double(let value): self.init(4, value.bitPattern)
      case .string(let text): self.init(text)
      case .list(let list): self.init(5, Self.address(of: list))
      case .map(let map): self.init(6, Self.address(of: map.entries))
      }
    }

    private static func address<Element>(of array: [Element]) -> UInt64 {
      array.withUnsafeBufferPointer { UInt64(UInt(bitPattern: $0.baseAddress)) }
    }
  }

  private struct Hash {
    private var state: UInt64 = 0

    mutating func add(_ words: Words) {
      state = (state ^ words.first) &* 0x9E37_79B9_7F4A_7C15
      state = (state ^ state >> 32 ^ words.second ^ words.kind) &* 0x9E37_79B9_7F4A_7C15
    }

    func slot(among count: Int) -> Int { Int(truncatingIfNeeded: (state ^ state >> 32) % UInt64(count)) }
  }
}
