/// The objects that apply to workloads' pods, by the selectors of the objects.
///
/// Objects with equal selectors share one group, so that the cost is linear in the number of objects and pods.
package struct PodScope<Item: Sendable>: Sendable {
  private let groups: [[Item]]
  private let byWorkload: [[Int]]

  private struct Key: Hashable {
    let namespace: String
    let selector: Selector
  }

  package init(
    _ items: [(item: Item, namespace: String, selector: Selector)], _ workloads: [Workload],
    _ index: LabelIndex
  ) {
    var places: [Key: Int] = [:]
    var groups: [[Item]] = []
    var byWorkload = [[Int]](repeating: [], count: workloads.count)
    for (item, namespace, selector) in items {
      let key = Key(namespace: namespace, selector: selector)
      if let place = places[key] {
        groups[place].append(item)
        continue
      }
      places[key] = groups.count
      for number in index.select(selector, in: namespace) { byWorkload[number].append(groups.count) }
      groups.append([item])
    }
    self.groups = groups
    self.byWorkload = byWorkload
  }

  /// Whether any object applies to a workload's pods.
  package func holds(for workload: Workload) -> Bool { !byWorkload[workload.number].isEmpty }

  /// The objects that apply to a workload's pods, as a lazy collection.
  package func items(for workload: Workload) -> some Collection<Item> {
    byWorkload[workload.number].lazy.flatMap { groups[$0] }
  }
}
