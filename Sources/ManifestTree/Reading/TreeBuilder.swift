/// Builds trees from the parser's output and records the byte offset of every part for the source map.
struct TreeBuilder: ~Copyable {
  /// The deepest nesting that is read: resource definitions have about 40 levels, and in every command, a thread with a
  /// stack of 512 KiB has room for 100.
  static let maximumDepth = 100

  /// The reported errors, up to ``maximumFaults``.
  private(set) var faults: [SyntaxFault] = []
  private var items = PendingStack<Node>()
  private var entries = PendingStack<NodeMap.Entry>()
  private var shared = SharedValues()
  /// The byte offsets of all parts.
  private(set) var offsets: [UInt32] = []
  /// For long lists directly below a document's root, the part indices of the items, with the part index of the list.
  private(set) var itemStarts: [(list: Int, items: [Int])] = []
  /// The part indices of the items in the list that is being read.
  private var outerItemStarts: [Int] = []
  /// The number of open lists and maps.
  private var level = 0

  /// Creates a builder for a file of `byteCount` bytes.
  init(byteCount: Int) {
    // Reserved pages that stay unused cost no memory, but growing the array copies all offsets.
    offsets.reserveCapacity(byteCount / 8)
  }

  /// The stack positions at which an open list or map begins.
  struct Opening {
    fileprivate var children: Int
    fileprivate var parts: Int
  }

  /// The number of parts that have been read.
  var partCount: Int { offsets.count }

  /// Records the position of the next key or value.
  mutating func addPart(at offset: Int) { offsets.append(UInt32(truncatingIfNeeded: offset)) }

  /// Begins a document; the previous one may have ended with an error.
  mutating func openDocument() { level = 0 }

  /// Begins a list whose own part is already recorded.
  mutating func openList() -> Opening {
    level += 1
    if level == 2 {
      outerItemStarts.removeAll(keepingCapacity: true)
      outerItemStarts.append(partCount)
    }
    return Opening(children: items.count, parts: offsets.count)
  }

  /// Adds an item whose parts are already recorded to the innermost list.
  mutating func addItem(_ item: consuming Node) {
    items.push(item)
    if level == 2 { outerItemStarts.append(partCount) }
  }

  /// Ends the list that began at `opening`.
  mutating func closeList(_ opening: Opening) -> Node {
    if level == 2, outerItemStarts.count > Self.walkedItems {
      itemStarts.append((opening.parts - 1, outerItemStarts))
    }
    level -= 1
    let read = items.elements(from: opening.children)
    let slot = shared.slot(of: read)
    if let slot, let known = shared.list(in: slot, with: read) {
      items.remove(from: opening.children)
      return .list(known)
    }
    let list = items.take(from: opening.children)
    if let slot { shared.keep(list, in: slot) }
    return .list(list)
  }

  /// Shorter lists are fast enough to walk.
  private static let walkedItems = 64

  /// Begins a map whose own part is already recorded.
  mutating func openMap() -> Opening {
    level += 1
    return Opening(children: entries.count, parts: offsets.count)
  }

  /// Adds an entry whose key and value parts are already recorded to the innermost map.
  mutating func addEntry(_ key: consuming String, _ value: consuming Node) {
    entries.push(NodeMap.Entry(key, value))
  }

  /// Ends the map that began at `opening`; a duplicate key is an error, and its first value is kept.
  mutating func closeMap(_ opening: Opening, merging merges: [Merge] = []) -> Node {
    level -= 1
    if !merges.isEmpty { merge(merges, into: opening) }
    let pending = entries.elements(from: opening.children)
    let slot = shared.slot(of: pending)
    if let slot, let known = shared.map(in: slot, with: pending) {
      entries.remove(from: opening.children)
      return .map(known)
    }
    let map = uniqueEntries(opening)
    if let slot { shared.keep(map, in: slot) }
    return .map(map)
  }

  /// The map of the entries since `opening`.
  private mutating func uniqueEntries(_ opening: Opening) -> NodeMap {
    let read = entries.take(from: opening.children)
    if read.count > Self.scannedKeys {
      if let table = KeyTable(read) { return NodeMap(read, table: table) }
    } else if !Self.hasRepeatedKey(read) {
      return NodeMap(uniqueEntries: read)
    }
    return NodeMap(uniqueEntries: withoutRepeatedKeys(read, opening))
  }

  /// A position in the build that the builder can return to.
  struct State {
    fileprivate var items: Int
    fileprivate var entries: Int
    fileprivate var parts: Int
    fileprivate var faults: Int
  }

  /// The current state.
  var state: State {
    State(items: items.count, entries: entries.count, parts: offsets.count, faults: faults.count)
  }

  /// Discards everything that was read after a state.
  mutating func returnTo(_ state: State) {
    items.remove(from: state.items)
    entries.remove(from: state.entries)
    removeParts(from: state.parts)
    faults.removeSubrange(state.faults...)
  }

  /// Discards the parts from `index` on, of values that are not part of the tree.
  mutating func removeParts(from index: Int) {
    offsets.removeSubrange(index...)
    while let last = itemStarts.last, last.list >= index { itemStarts.removeLast() }
  }

  /// A file with more errors than this is not a manifest.
  static let maximumFaults = 1000

  /// Records an error, up to the maximum.
  mutating func report(_ fault: SyntaxFault) {
    if faults.count < Self.maximumFaults { faults.append(fault) }
  }

  /// A map that a merge key merges into another map.
  struct Merge {
    var map: NodeMap
    /// The position of the merge key.
    var offset: Int
    /// The number of the target map's own entries before the merge key.
    var precedingEntries: Int
  }

  /// Merges maps as `kubectl` does: each overrides the entries before its merge key and is overridden by those after
  /// it.
  ///
  /// An overridden key keeps its place in the order. The parts of merged entries get the position of the merge key.
  private mutating func merge(_ merges: [Merge], into opening: Opening) {
    let own = entries.take(from: opening.children)
    let places = Array(offsets[opening.parts...])
    removeParts(from: opening.parts)
    var merged = MergedEntries()
    var (place, next) = (0, merges.startIndex)
    for index in 0...own.count {
      while next < merges.endIndex, merges[next].precedingEntries == index {
        for entry in merges[next].map.entries {
          let count = 1 + entry.value.partCount
          let offset = UInt32(truncatingIfNeeded: merges[next].offset)
          merged.set(entry, Array(repeating: offset, count: count)[...])
        }
        next += 1
      }
      guard index < own.count else { break }
      let end = place + 1 + own[index].value.partCount
      if let first = merged.setOwn(own[index], places[place..<end]) {
        report(.repeatedKey(own[index].key, at: Int(places[place]), first: first))
      }
      place = end
    }
    for (entry, places) in merged.entries {
      entries.push(entry)
      offsets += places
    }
  }

  /// Maps with more keys use a table.
  private static let scannedKeys = 16

  private static func hasRepeatedKey(_ entries: [NodeMap.Entry]) -> Bool {
    for index in entries.indices.dropFirst() {
      let length = entries[index].key.utf8.count
      for earlier in 0..<index
      where entries[earlier].key.utf8.count == length
        && entries[earlier].key.hasSameBytes(as: entries[index].key)
      {
        return true
      }
    }
    return false
  }

  private mutating func withoutRepeatedKeys(_ read: [NodeMap.Entry], _ opening: Opening) -> [NodeMap.Entry] {
    let places = Array(offsets[opening.parts...])
    removeParts(from: opening.parts)
    var firstOffsets: [KeyBytes: Int] = [:]
    var kept: [NodeMap.Entry] = []
    var place = 0
    for entry in read {
      let next = place + 1 + entry.value.partCount
      let offset = Int(places[place])
      let key = KeyBytes(entry.key)
      if let first = firstOffsets[key] {
        report(.repeatedKey(entry.key, at: offset, first: first))
      } else {
        firstOffsets[key] = offset
        kept.append(entry)
        offsets += places[place..<next]
      }
      place = next
    }
    return kept
  }
}
