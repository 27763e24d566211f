/// Workloads grouped by everything about their pods that selectors distinguish, and other traits on request.
///
/// Labels whose keys no selector uses do not count. Results that depend only on the selectors and these traits are the
/// same for all workloads of a class, so they are computed once for each class.
package struct PodClasses: Sendable {
  /// The class of each workload.
  let classOf: [Int]
  /// The workloads of each class, in order.
  let members: [[Int]]
  private let keys: Set<String>
  private let index: LabelIndex

  private struct Traits: Hashable {
    let namespace: String
    let labels: TextMap
    let others: [String?]
  }

  /// Groups workloads.
  /// - Parameters:
  ///   - selectors: all selectors that are compared with the pods.
  ///   - others: the other traits of a workload that are distinguished.
  init(
    _ workloads: [Workload], selectors: some Sequence<Selector>,
    and others: (Workload) -> [String?] = { _ in [] }
  ) {
    keys = selectors.reduce(into: []) { keys, selector in
      keys.formUnion(selector.labels.keys)
      keys.formUnion(selector.expressions.map(\.key))
    }
    var numbers: [Traits: Int] = [:]
    var members: [[Int]] = []
    var labels: [(namespace: String, labels: TextMap)] = []
    let keys = keys
    classOf = workloads.map { workload in
      let own = workload.labels.filter { keys.contains($0.key) }
      let traits = Traits(namespace: workload.namespace, labels: own, others: others(workload))
      if let number = numbers[traits] {
        members[number].append(workload.number)
        return number
      }
      numbers[traits] = members.count
      members.append([workload.number])
      labels.append((workload.namespace, own))
      return members.count - 1
    }
    self.members = members
    index = LabelIndex(labels)
  }

  /// Whether a selector uses only labels that the classes distinguish.
  func covers(_ selector: Selector) -> Bool {
    selector.labels.keys.allSatisfy(keys.contains)
      && selector.expressions.allSatisfy { keys.contains($0.key) }
  }

  /// The classes in a namespace that a selector selects.
  func select(_ selector: Selector, in namespace: String) -> [Int] { index.select(selector, in: namespace) }

  /// The classes in a namespace that a selector excludes; all requirements of the selector must exclude pods.
  func exclude(_ selector: Selector, in namespace: String) -> [Int] { index.exclude(selector, in: namespace) }

  /// All classes in a namespace.
  func all(in namespace: String) -> [Int] { index.all(in: namespace) }
}
