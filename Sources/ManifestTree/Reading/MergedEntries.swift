/// The entries of a map with merge keys, each key once, with the places of their parts.
struct MergedEntries {
  private(set) var entries: [(entry: NodeMap.Entry, places: ArraySlice<UInt32>)] = []
  private var indices: [KeyBytes: Int] = [:]
  /// Where the map's own keys stand.
  private var ownOffsets: [KeyBytes: Int] = [:]

  /// Sets a key to another map's value.
  mutating func set(_ entry: NodeMap.Entry, _ places: ArraySlice<UInt32>) {
    let key = KeyBytes(entry.key)
    if let index = indices[key] {
      entries[index] = (entry, places)
    } else {
      indices[key] = entries.count
      entries.append((entry, places))
    }
  }

  /// Sets a key to the map's own value, unless it has one.
  ///
  /// - Returns: where the key stands that has set it before; nil if none has.
  mutating func setOwn(_ entry: NodeMap.Entry, _ places: ArraySlice<UInt32>) -> Int? {
    let key = KeyBytes(entry.key)
    if let first = ownOffsets[key] { return first }
    ownOffsets[key] = places.first.map { Int($0) } ?? 0
    set(entry, places)
    return nil
  }
}
