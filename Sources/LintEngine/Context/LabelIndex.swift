/// Finds items by labels without a linear scan: by namespace and by each label.
package struct LabelIndex: Sendable {
  /// One label of one item, or only its key; equal labels in one namespace have the same hash.
  private struct Posting: Comparable {
    let hash: Int
    let item: Int

    static func < (left: Self, right: Self) -> Bool {
      left.hash == right.hash ? left.item < right.item : left.hash < right.hash
    }
  }

  private let items: [(namespace: String, labels: [String: String])]
  private let byNamespace: [String: [Int]]
  /// The labels and the keys of all items, sorted by hash and item: much smaller than a table of their texts.
  private let postings: [Posting]

  /// Indexes items by their position in `items`.
  package init(_ items: [(namespace: String, labels: [String: String])]) {
    self.items = items
    byNamespace = Dictionary(grouping: items.indices) { items[$0].namespace }
    postings = items.indices.flatMap { number in
      items[number].labels.flatMap { label, value in
        [value, nil].map { Posting(hash: Self.hash(items[number].namespace, label, $0), item: number) }
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

  /// The positions, in order, of the items in a namespace that a selector excludes; all requirements of the selector
  /// must exclude pods.
  package func exclude(_ selector: Selector, in namespace: String) -> [Int] {
    let ranges = selector.expressions.flatMap { expression in
      expression.comparison == "NotIn"
        ? expression.values.map { range(of: Self.hash(namespace, expression.key, $0)) }
        : [range(of: Self.hash(namespace, expression.key, nil))]
    }
    return Set(ranges.flatMap { postings[$0].map(\.item) }).sorted().filter {
      items[$0].namespace == namespace && !selector.matches(items[$0].labels)
    }
  }

  /// The positions of all items in a namespace.
  package func all(in namespace: String) -> [Int] { byNamespace[namespace] ?? [] }

  private func isSelected(_ number: Int, by selector: Selector, in namespace: String) -> Bool {
    items[number].namespace == namespace && selector.matches(items[number].labels)
  }

  /// The items that meet the rarest requirement of a selector, and possibly others with the same hash, in order.
  private func candidates(for selector: Selector, in namespace: String) -> [Int] {
    let labels = selector.labels.map { label, value in [range(of: Self.hash(namespace, label, value))] }
    let expressions = selector.expressions.compactMap { expression -> [Range<Int>]? in
      switch expression.comparison {
      case "In":
        Set(expression.values).map { range(of: Self.hash(namespace, expression.key, $0)) }
      case "Exists": [range(of: Self.hash(namespace, expression.key, nil))]
      default: nil
      }
    }
    func count(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }
    guard let rarest = (labels + expressions).min(by: { count($0) < count($1) }) else {
      return byNamespace[namespace] ?? []
    }
    let items = rarest.flatMap { postings[$0].map(\.item) }
    return rarest.count > 1 ? Set(items).sorted() : items
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

  private static func hash(_ namespace: String, _ label: String, _ value: String?) -> Int {
    var hasher = Hasher()
    hasher.combine(namespace)
    hasher.combine(label)
    hasher.combine(value)
    return hasher.finalize()
  }
}
