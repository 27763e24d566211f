package import Diagnostics

/// The source positions of all parts of a document.
///
/// Trees do not store positions. For each tree that was read, the map stores the byte offset of every key and value in
/// file order; following a path through the tree leads to the index of the offset.
package struct SourceMap: Sendable {
  private let index: SourceIndex
  /// The index of the root's offset.
  private let start: Int

  init(_ index: SourceIndex, from start: Int) {
    self.index = index
    self.start = start
  }

  /// The path of the file as the user passed it.
  var file: String { index.file }

  /// The position of the value at `path` in the tree that belongs to this map: a map entry's key or a list item's
  /// start.
  ///
  /// If the path leaves the tree, the result is the position of the last existing part.
  package func location(of path: NodePath, in root: Node) -> FileLocation {
    location(ofPart: places(of: path, in: root).entry)
  }

  /// Like `location(of:in:)`, but for a scalar in a map the position of the value, not of its key.
  package func valueLocation(of path: NodePath, in root: Node) -> FileLocation {
    let places = places(of: path, in: root)
    return location(ofPart: places.leadsToScalar ? places.value : places.entry)
  }

  /// The offset indices of the key and the value of the last existing part of a path.
  private func places(of path: NodePath, in root: Node) -> (entry: Int, value: Int, leadsToScalar: Bool) {
    var (node, place, valuePlace) = (root, start, start)
    for step in path.steps {
      guard let child = node.childIndex(at: step), let value = node.child(at: child) else { break }
      place = valuePlace + index.partOffset(ofChild: child, in: node, at: valuePlace)
      if case .map = node { valuePlace = place + 1 } else { valuePlace = place }
      node = value
    }
    switch node {
    case .list, .map, .null: return (place, valuePlace, false)
    case .bool, .int, .double, .string: return (place, valuePlace, true)
    }
  }

  /// The source maps of the items in the list under `key` in the root, which is a map.
  func maps(ofItemsAt key: String, in root: Node) -> [SourceMap] {
    guard case .map(let map) = root, let child = map.place(of: key),
      case .list(let items) = map.entries[child].value
    else { return [] }
    // The root, the earlier entries, and the key have one offset each in addition to the values' parts.
    let listPlace = map.entries[..<child].reduce(start + 2) { $0 + 1 + $1.value.partCount }
    if let starts = index.itemStarts[listPlace], starts.count == items.count + 1 {
      return starts.dropLast().map { SourceMap(index, from: $0) }
    }
    var place = listPlace + 1
    return items.map { item in
      defer { place += item.partCount }
      return SourceMap(index, from: place)
    }
  }

  private func location(ofPart place: Int) -> FileLocation {
    index.location(ofByte: place < index.offsets.count ? index.offsets[place] : 0)
  }
}

extension Node {
  /// The number of offsets that a source map stores for this value: its parts, including itself and its keys.
  package var partCount: Int {
    var count = 1
    switch self {
    case .list(let list):
      for item in list { count += item.partCount }
    case .map(let map):
      for entry in map.entries { count += 1 + entry.value.partCount }
    default: break
    }
    return count
  }

  /// The number of offsets between this value and each child, and the total.
  var partOffsets: [Int] {
    var offsets = [1]
    switch self {
    case .list(let list):
      for item in list { offsets.append((offsets.last ?? 1) + item.partCount) }
    case .map(let map):
      for entry in map { offsets.append((offsets.last ?? 1) + 1 + entry.value.partCount) }
    default: break
    }
    return offsets
  }
}
