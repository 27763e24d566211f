/// Puts trees together from what a parser reads, and keeps the byte offset of every part for the source map.
struct TreeBuilder: ~Copyable {
  /// The deepest nesting that is read: resource definitions have about 40 levels, and a thread with a stack of 512 KiB
  /// has room for this many in every command.
  static let maximumDepth = 100

  /// What is wrong with the trees, apart from their syntax.
  private(set) var faults: [SyntaxFault] = []
  private var items = PendingStack<Node>()
  private var entries = PendingStack<NodeMap.Entry>()
  /// The byte offsets of all parts.
  private(set) var offsets: [UInt32] = []
  /// Where the items of long lists right below a document's root begin among the parts, with the part that the list is.
  private(set) var itemStarts: [(list: Int, items: [Int])] = []
  /// The same of the list that is being read.
  private var outerItemStarts: [Int] = []
  /// How many lists and maps are open.
  private var level = 0

  /// A builder for a text of so many bytes.
  init(byteCount: Int) {
    // A page of memory that is reserved and not used costs nothing, but to move all offsets when there is no room does.
    offsets.reserveCapacity(byteCount / 8)
  }

  /// Where a list or a map that is being read begins on the stacks.
  struct Opening {
    fileprivate var children: Int
    fileprivate var parts: Int
  }

  /// How many parts have been read.
  var partCount: Int { offsets.count }

  /// Notes where the next value or key stands.
  mutating func addPart(at offset: Int) { offsets.append(UInt32(truncatingIfNeeded: offset)) }

  /// Begins a document; the one before may have ended in a fault.
  mutating func openDocument() { level = 0 }

  /// Begins a list, whose own part is already noted.
  mutating func openList() -> Opening {
    level += 1
    if level == 2 {
      outerItemStarts.removeAll(keepingCapacity: true)
      outerItemStarts.append(partCount)
    }
    return Opening(children: items.count, parts: offsets.count)
  }

  /// Adds an item, whose parts are already noted, to the innermost list.
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
    return .list(items.take(from: opening.children))
  }

  /// The items of shorter lists are soon found by a walk.
  private static let walkedItems = 64

  /// Begins a map, whose own part is already noted.
  mutating func openMap() -> Opening {
    level += 1
    return Opening(children: entries.count, parts: offsets.count)
  }

  /// Adds an entry, whose key's and value's parts are already noted, to the innermost map.
  mutating func addEntry(_ key: consuming String, _ value: consuming Node) {
    entries.push(NodeMap.Entry(key, value))
  }

  /// Ends the map that began at `opening`; of a key that is written twice the first value stays, and that is a fault.
  mutating func closeMap(_ opening: Opening, merging merges: [Merge] = []) -> Node {
    level -= 1
    if !merges.isEmpty { merge(merges, into: opening) }
    let read = entries.take(from: opening.children)
    if read.count > Self.scannedKeys {
      if let table = KeyTable(read) { return .map(NodeMap(read, table: table)) }
    } else if !Self.hasRepeatedKey(read) {
      return .map(NodeMap(uniqueEntries: read))
    }
    return .map(NodeMap(uniqueEntries: withoutRepeatedKeys(read, opening)))
  }

  /// How much has been read.
  struct State {
    fileprivate var items: Int
    fileprivate var entries: Int
    fileprivate var parts: Int
    fileprivate var faults: Int
  }

  /// How much has been read so far.
  var state: State {
    State(items: items.count, entries: entries.count, parts: offsets.count, faults: faults.count)
  }

  /// Forgets what has been read since a state.
  mutating func returnTo(_ state: State) {
    items.remove(from: state.items)
    entries.remove(from: state.entries)
    removeParts(from: state.parts)
    faults.removeSubrange(state.faults...)
  }

  /// Forgets the parts from `index` on, of values that are no parts of the tree.
  mutating func removeParts(from index: Int) {
    offsets.removeSubrange(index...)
    while let last = itemStarts.last, last.list >= index { itemStarts.removeLast() }
  }

  /// Keeps a fault; a file with a thousand is no manifest, and further ones say no more.
  mutating func report(_ fault: SyntaxFault) {
    if faults.count < 1000 { faults.append(fault) }
  }

  /// A map that a merge key brings into another one.
  struct Merge {
    var map: NodeMap
    /// Where the merge key stands.
    var offset: Int
    /// How many entries of its own the other map has before the merge key.
    var precedingEntries: Int
  }

  /// Merges maps as `kubectl` does: each overrides the entries before its merge key, and is overridden by those after it.
  ///
  /// An overridden key keeps its place. The parts of merged entries stand at the merge key.
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

  /// The keys of larger maps go into a table.
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
