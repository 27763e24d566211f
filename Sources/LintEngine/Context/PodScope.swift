/// The objects that apply to workloads' pods, by the selectors of the objects.
///
/// Objects with equal selectors share one group, and pods that no selector distinguishes one class, so that the cost is
/// linear in the number of objects and pods.
package struct PodScope<Item: Sendable>: Sendable {
  /// The objects that apply to all pods of a class.
  package final class Members: Sendable {
    package let items: [Item]
    private let facts = FactStore()

    init(_ items: [Item]) { self.items = items }

    /// What a rule concludes from all of these objects, computed once; the type belongs to the rule.
    package func fact<Value: Sendable>(_ make: ([Item]) -> Value) -> Value { facts.value { make(items) } }
  }

  private let classOf: [Int]
  private let byClass: [Members]

  private struct Key: Hashable {
    let namespace: String
    let selector: Selector
  }

  package init(
    _ items: [(item: Item, namespace: String, selector: Selector)], _ workloads: [Workload]
  ) {
    let classes = PodClasses(workloads, selectors: items.map(\.selector))
    var places: [Key: Int] = [:]
    var groups: [[Item]] = []
    var groupsOf = [[Int]](repeating: [], count: classes.members.count)
    for (item, namespace, selector) in items {
      let key = Key(namespace: namespace, selector: selector)
      if let place = places[key] {
        groups[place].append(item)
        continue
      }
      places[key] = groups.count
      for number in classes.select(selector, in: namespace) { groupsOf[number].append(groups.count) }
      groups.append([item])
    }
    classOf = classes.classOf
    byClass = groupsOf.map { numbers in
      Members(numbers.count == 1 ? groups[numbers[0]] : numbers.flatMap { groups[$0] })
    }
  }

  /// Whether any object applies to a workload's pods.
  package func holds(for workload: Workload) -> Bool { !members(for: workload).items.isEmpty }

  /// The objects that apply to a workload's pods.
  package func items(for workload: Workload) -> [Item] { members(for: workload).items }

  /// The objects that apply to a workload's pods, shared by all pods with the same ones.
  package func members(for workload: Workload) -> Members { byClass[classOf[workload.number]] }
}
