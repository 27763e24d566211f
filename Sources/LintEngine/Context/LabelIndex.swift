internal import KubernetesFacts

/// Finds items by labels without a linear scan: by each label, in one namespace or in all of them.
package struct LabelIndex: Sendable {
  /// One label of one item, or only its key; equal labels have the same hash.
  private struct Posting: Comparable {
    let label: Int
    /// The hash of the namespace.
    let namespace: UInt32
    let item: UInt32

    static func < (left: Self, right: Self) -> Bool {
      (left.label, left.namespace, left.item) < (right.label, right.namespace, right.item)
    }
  }

  private let items: [(namespace: String, labels: TextMap)]
  private let byNamespace: [String: [Int]]
  /// The labels and the keys of all items, sorted: much smaller than a table of their texts.
  private let postings: [Posting]

  /// Indexes items by their position in `items`.
  package init(_ items: [(namespace: String, labels: TextMap)]) {
    self.items = items
    byNamespace = Dictionary(grouping: items.indices) { items[$0].namespace }
    var postings: [Posting] = []
    postings.reserveCapacity(items.reduce(0) { $0 + 2 * $1.labels.count })
    for (number, item) in items.enumerated() {
      let namespace = Self.hash(ofNamespace: item.namespace)
      for (key, value) in item.labels {
        for label in [Self.hash(key, value), Self.hash(key, nil)] {
          postings.append(
            Posting(label: label, namespace: namespace, item: UInt32(truncatingIfNeeded: number)))
        }
      }
    }
    postings.sort()
    self.postings = postings
  }

  /// Whether a namespace contains any item.
  package func holds(_ namespace: String) -> Bool { byNamespace[namespace] != nil }

  /// The positions of the items in a namespace that a selector selects, in order; nil stands for all namespaces.
  package func select(_ selector: Selector, in namespace: String?) -> [Int] {
    let found = candidates(for: selector, in: namespace).filter {
      isSelected($0, by: selector, in: namespace)
    }
    let isInOrder = zip(found, found.dropFirst()).allSatisfy(<)
    return isInOrder ? found : Set(found).sorted()
  }

  /// Whether a selector selects any item in a namespace; nil stands for all namespaces.
  package func selectsAny(_ selector: Selector, in namespace: String?) -> Bool {
    candidates(for: selector, in: namespace).contains { isSelected($0, by: selector, in: namespace) }
  }

  /// The positions, in order, of the items in a namespace that a selector excludes; all requirements of the selector
  /// must exclude pods.
  package func exclude(_ selector: Selector, in namespace: String) -> [Int] {
    let ranges = selector.expressions.flatMap { expression in
      expression.comparison == .isNotIn
        ? expression.values.map { range(of: Self.hash(expression.key, $0), in: namespace) }
        : [range(of: Self.hash(expression.key, nil), in: namespace)]
    }
    return Set(ranges.flatMap(items)).sorted().filter {
      items[$0].namespace == namespace && !selector.matches(items[$0].labels)
    }
  }

  /// The positions of all items in a namespace.
  package func all(in namespace: String) -> [Int] { byNamespace[namespace] ?? [] }

  private func isSelected(_ number: Int, by selector: Selector, in namespace: String?) -> Bool {
    namespace.map { $0 == items[number].namespace } ?? true && selector.matches(items[number].labels)
  }

  /// The items that meet the rarest requirement of a selector, and possibly others with the same hash; in order if the
  /// requirement is one label in one namespace.
  private func candidates(for selector: Selector, in namespace: String?) -> [Int] {
    let labels = selector.labels.map { key, value in [range(of: Self.hash(key, value), in: namespace)] }
    let expressions = selector.expressions.compactMap { expression -> [Range<Int>]? in
      switch expression.comparison {
      case .isIn: Set(expression.values).map { range(of: Self.hash(expression.key, $0), in: namespace) }
      case .exists: [range(of: Self.hash(expression.key, nil), in: namespace)]
      default: nil
      }
    }
    func count(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }
    guard let rarest = (labels + expressions).min(by: { count($0) < count($1) }) else {
      return namespace.map(all) ?? Array(items.indices)
    }
    return rarest.flatMap(items)
  }

  private func items(of postings: Range<Int>) -> [Int] { self.postings[postings].map { Int($0.item) } }

  private func range(of label: Int, in namespace: String?) -> Range<Int> {
    let namespace = namespace.map(Self.hash(ofNamespace:))
    let (first, last) = (namespace ?? 0, namespace ?? .max)
    let start = postings.partitioningIndex { ($0.label, $0.namespace) >= (label, first) }
    let end = postings.partitioningIndex { ($0.label, $0.namespace) > (label, last) }
    return start..<end
  }

  private static func hash(_ key: String, _ value: String?) -> Int {
    var hasher = Hasher()
    hasher.combine(key)
    hasher.combine(value)
    return hasher.finalize()
  }

  private static func hash(ofNamespace namespace: String) -> UInt32 {
    UInt32(truncatingIfNeeded: namespace.hashValue)
  }
}
