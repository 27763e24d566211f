public import Diagnostics

/// Where every part of a document stands in its file.
///
/// Trees carry no positions. Beside each tree that was read, the map keeps one number for every key and value, in the
/// order of writing; walking the tree along a path finds the number.
public struct SourceMap: Sendable {
  private let index: SourceIndex
  /// The place of the tree's root among the index's offsets.
  private let start: Int

  init(_ index: SourceIndex, from start: Int) {
    self.index = index
    self.start = start
  }

  /// Where `path` leads in the tree that this map was read with: a map's entry at its key, a list's item at its start.
  ///
  /// Where the path leads out of the tree, the last part on the way to it counts.
  public func location(of path: NodePath, in root: Node) -> FileLocation {
    location(ofPart: places(of: path, in: root).entry)
  }

  /// Like `location(of:in:)`, but a scalar that is a map's value stands where it begins, not at its key.
  public func valueLocation(of path: NodePath, in root: Node) -> FileLocation {
    let places = places(of: path, in: root)
    return location(ofPart: places.leadsToScalar ? places.value : places.entry)
  }

  /// Where the last part on the way of a path has its key and its value among the offsets.
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

  /// The maps of the items of the list that stands under `key` in the root, which is a map.
  func maps(ofItemsAt key: String, in root: Node) -> [SourceMap] {
    guard case .map(let map) = root, let child = map.place(of: key),
      case .list(let items) = map.entries[child].value
    else { return [] }
    // The root, the earlier entries and the key have places of their own.
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
    guard index.offsets.indices.contains(place) else { return index.location(ofByte: 0) }
    return index.location(ofByte: Int(index.offsets[place]))
  }
}

extension Node {
  /// How many parts the value has, itself and its keys among them: so many offsets a source map keeps for it.
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

  /// How many offsets lie between this value and each child, itself and the earlier children, and in all.
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
