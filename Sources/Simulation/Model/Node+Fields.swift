internal import KubernetesFacts
internal import ManifestTree

/// Short access to fields of manifests; absent fields read as `null`.
extension Node {
  /// The value at nested keys; `null` if a key is missing.
  func at(_ keys: String...) -> Node {
    var node = self
    for key in keys {
      guard let next = node[key] else { return .null }
      node = next
    }
    return node
  }

  /// The items of a list; none for anything else.
  var items: [Node] { if case .list(let items) = self { items } else { [] } }

  /// The entries of a map; none for anything else.
  var entries: [NodeMap.Entry] { if case .map(let map) = self { map.entries } else { [] } }

  /// The strings of a list.
  var texts: [String] { items.compactMap(\.plainText) }

  /// A map of strings, such as labels.
  var textMap: [String: String] {
    Dictionary(entries.compactMap { entry in entry.value.plainText.map { (entry.key, $0) } }) { $1 }
  }

  /// A number of moderate size, so that sums of such numbers cannot overflow.
  var count: Int? { int.map { Int(max(-1_000_000_000, min($0, 1_000_000_000))) } }

  /// Whether there is a value.
  var exists: Bool { if case .null = self { false } else { true } }

  /// Whether the value is `true`.
  var isTrue: Bool { if case .bool(true) = self { true } else { false } }

  /// An amount in thousandths, rounded up, and bounded so that sums cannot overflow.
  var milliAmount: Int64? { amount(per: 1_000_000) }

  /// An amount in whole units, rounded up, and bounded so that sums cannot overflow.
  var wholeAmount: Int64? { amount(per: Quantity.unit) }

  private func amount(per unit: Int128) -> Int64? {
    guard let quantity = (try? Quantity(self)) ?? nil else { return nil }
    let (whole, rest) = quantity.nanos.quotientAndRemainder(dividingBy: unit)
    let bound: Int128 = 1 << 56
    return Int64(max(-bound, min(whole + (rest > 0 ? 1 : 0), bound)))
  }
}
