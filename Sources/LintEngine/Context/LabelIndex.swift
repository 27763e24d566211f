/// Finds items by labels without a linear scan: by namespace and by each label.
package struct LabelIndex: Sendable {
  /// One label of one item; equal labels in one namespace have the same hash.
  private struct Posting: Comparable {
    let hash: Int
    let item: Int

    static func < (left: Self, right: Self) -> Bool {
      left.hash == right.hash ? left.item < right.item : left.hash < right.hash
    }
  }

  private let items: [(namespace: String, labels: [String: String])]
  private let byNamespace: [String: [Int]]
  /// The labels of all items, sorted by hash and item: much smaller than a table of their texts.
  private let postings: [Posting]

  /// Indexes items by their position in `items`.
  package init(_ items: [(namespace: String, labels: [String: String])]) {
    self.items = items
    byNamespace = Dictionary(grouping: items.indices) { items[$0].namespace }
    postings = items.indices.flatMap { number in
      items[number].labels.map { label, value in
        Posting(hash: Self.hash(items[number].namespace, label, value), item: number)
      }
    }.sorted()
  }

  /// Whether a namespace contains any item.
  package func holds(_ namespace: String) -> Bool { byNamespace[namespace] != nil }

  /// The positions of the items in a namespace that a selector selects, in order.
  package func select(_ selector: Selector, in namespace: String) -> [Int] {
    candidates(for: selector, in: namespace).filter { isSelected($0, by: selector, in: namespace) }
  }

  /// Whether a selector selects any item in a namespace.
  package func selectsAny(_ selector: Selector, in namespace: String) -> Bool {
    candidates(for: selector, in: namespace).contains { isSelected($0, by: selector, in: namespace) }
  }

  private func isSelected(_ number: Int, by selector: Selector, in namespace: String) -> Bool {
    items[number].namespace == namespace && selector.matches(items[number].labels)
  }

  /// The items with the rarest label of a selector, and possibly others with the same hash.
  private func candidates(for selector: Selector, in namespace: String) -> [Int] {
    let ranges = selector.labels.map { label, value in range(of: Self.hash(namespace, label, value)) }
    guard let rarest = ranges.min(by: { $0.count < $1.count }) else { return byNamespace[namespace] ?? [] }
    return postings[rarest].map(\.item)
  }

  private func range(of hash: Int) -> Range<Int> {
    let start = place { $0.hash < hash }
    return start..<place { $0.hash <= hash }
  }

  /// The number of postings at the start that satisfy a condition.
  private func place(_ isBefore: (Posting) -> Bool) -> Int {
    var (low, high) = (0, postings.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(postings[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func hash(_ namespace: String, _ label: String, _ value: String) -> Int {
    var hasher = Hasher()
    hasher.combine(namespace)
    hasher.combine(label)
    hasher.combine(value)
    return hasher.finalize()
  }
}
