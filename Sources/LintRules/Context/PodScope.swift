/// Which objects hold for which workloads' pods, by the selectors of the objects.
///
/// Objects of one selector are kept together, so that many of them for many pods cost no more than the sum of both.
struct PodScope<Item: Sendable>: Sendable {
  private let groups: [[Item]]
  private let byWorkload: [[Int]]

  private struct Key: Hashable {
    let namespace: String
    let selector: Selector
  }

  init(
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

  /// Whether anything holds for a workload's pods.
  func holds(for workload: Workload) -> Bool { !byWorkload[workload.number].isEmpty }

  /// What holds for a workload's pods; whoever looks for one of them looks at few.
  func items(for workload: Workload) -> some Collection<Item> {
    byWorkload[workload.number].lazy.flatMap { groups[$0] }
  }
}
