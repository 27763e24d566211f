/// Finds items by labels without a linear scan: by namespace and by each label.
package struct LabelIndex: Sendable {
  private struct Key: Hashable {
    let namespace: String
    let label: String
    let value: String
  }

  private let labels: [[String: String]]
  private var byLabel: [Key: [Int]] = [:]
  private var byNamespace: [String: [Int]] = [:]

  /// Indexes items by their position in `items`.
  package init(_ items: [(namespace: String, labels: [String: String])]) {
    labels = items.map(\.labels)
    for (number, item) in items.enumerated() {
      byNamespace[item.namespace, default: []].append(number)
      for (label, value) in item.labels {
        byLabel[Key(namespace: item.namespace, label: label, value: value), default: []].append(number)
      }
    }
  }

  /// Whether a namespace contains any item.
  package func holds(_ namespace: String) -> Bool { byNamespace[namespace] != nil }

  /// The positions of the items in a namespace that a selector selects, in order.
  package func select(_ selector: Selector, in namespace: String) -> [Int] {
    candidates(for: selector, in: namespace).filter { selector.matches(labels[$0]) }
  }

  /// Whether a selector selects any item in a namespace.
  package func selectsAny(_ selector: Selector, in namespace: String) -> Bool {
    candidates(for: selector, in: namespace).contains { selector.matches(labels[$0]) }
  }

  private func candidates(for selector: Selector, in namespace: String) -> [Int] {
    let lists = selector.labels.map { label, value in
      byLabel[Key(namespace: namespace, label: label, value: value)] ?? []
    }
    return lists.min { $0.count < $1.count } ?? byNamespace[namespace] ?? []
  }
}
