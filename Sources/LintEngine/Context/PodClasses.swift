/// Workloads grouped by everything about their pods that selectors and policies distinguish.
///
/// Labels whose keys no selector uses do not count. Workloads of one class have the same answer to every question about
/// selection, allowed sources, and ports, so that each question is answered once for a class.
package struct PodClasses: Sendable {
  /// The class of each workload.
  let classOf: [Int]
  /// The workloads of each class, in order.
  let members: [[Int]]
  private let keys: Set<String>
  private let index: LabelIndex

  private struct Traits: Hashable {
    let namespace: String
    let labels: [String: String]
    let account: String
    let ports: [[String?]]
  }

  /// Groups workloads; `selectors` are all selectors that can be asked for.
  init(_ workloads: [Workload], selectors: some Sequence<Selector>) {
    keys = selectors.reduce(into: []) { $0.formUnion($1.keys) }
    var numbers: [Traits: Int] = [:]
    var members: [[Int]] = []
    var labels: [(namespace: String, labels: [String: String])] = []
    let keys = keys
    classOf = workloads.map { workload in
      let own = workload.labels.filter { keys.contains($0.key) }
      let traits = Traits(
        namespace: workload.namespace, labels: own, account: workload.serviceAccount,
        ports: workload.containers.flatMap { $0["ports"].items }
          .map { [$0["name"].text, $0["containerPort"].plainText] })
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
  func covers(_ selector: Selector) -> Bool { selector.keys.isSubset(of: keys) }

  /// The classes in a namespace that a selector selects.
  func select(_ selector: Selector, in namespace: String) -> [Int] { index.select(selector, in: namespace) }

  /// The classes in a namespace that a selector excludes; all requirements of the selector must exclude pods.
  func exclude(_ selector: Selector, in namespace: String) -> [Int] { index.exclude(selector, in: namespace) }

  /// All classes in a namespace.
  func all(in namespace: String) -> [Int] { index.all(in: namespace) }
}

extension Selector {
  /// The keys of the labels that the selector uses.
  var keys: Set<String> { Set(labels.keys).union(expressions.map(\.key)) }
}
