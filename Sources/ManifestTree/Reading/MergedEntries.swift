/// The entries of a map after its merge keys (`<<`) are resolved: each key once, with the positions of the entry's parts.
struct MergedEntries {
  private(set) var entries: [(entry: NodeMap.Entry, places: ArraySlice<UInt32>)] = []
  private var indices: [KeyBytes: Int] = [:]
  /// The positions of the map's own keys.
  private var ownOffsets: [KeyBytes: Int] = [:]

  /// Sets a key to the value from a merged map.
  mutating func set(_ entry: NodeMap.Entry, _ places: ArraySlice<UInt32>) {
    let key = KeyBytes(entry.key)
    if let index = indices[key] {
      entries[index] = (entry, places)
    } else {
      indices[key] = entries.count
      entries.append((entry, places))
    }
  }

  /// Sets a key to the map's own value, unless the map already set it.
  ///
  /// - Returns: the position of the duplicate key that was set before; nil if there is none.
  mutating func setOwn(_ entry: NodeMap.Entry, _ places: ArraySlice<UInt32>) -> Int? {
    let key = KeyBytes(entry.key)
    if let first = ownOffsets[key] { return first }
    ownOffsets[key] = places.first.map { Int($0) } ?? 0
    set(entry, places)
    return nil
  }
}
