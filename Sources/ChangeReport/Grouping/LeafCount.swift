import ManifestTree

/// Counts the scalar values that differ, as a comparison of two trees does.
enum LeafCount {
  /// The number of scalar values that differ between two values; nil means no value.
  static func of(_ old: Node?, _ new: Node?) -> Int {
    switch (old, new) {
    case (nil, nil): return 0
    case (let node?, nil), (nil, let node?): return leaves(of: node)
    case (.map(let old)?, .map(let new)?):
      var count = 0
      for entry in old { count += of(entry.value, new[entry.key]) }
      for entry in new where old[entry.key] == nil { count += of(nil, entry.value) }
      return count
    case (.list(let old)?, .list(let new)?):
      return (0..<max(old.count, new.count)).reduce(0) { count, index in
        count + of(index < old.count ? old[index] : nil, index < new.count ? new[index] : nil)
      }
    case (let old?, let new?):
      if old == new { return 0 }
      return old.isScalar && new.isScalar ? 1 : leaves(of: old) + leaves(of: new)
    }
  }

  private static func leaves(of node: Node) -> Int {
    switch node {
    case .map(let map): map.isEmpty ? 1 : map.reduce(0) { $0 + leaves(of: $1.value) }
    case .list(let list): list.isEmpty ? 1 : list.reduce(0) { $0 + leaves(of: $1) }
    default: 1
    }
  }
}
