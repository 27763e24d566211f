/// The relations of Services, autoscalers, and budgets to workloads.
package struct RelationIndex: Sendable {
  private let workloads: [Workload]
  private let index: LabelIndex
  private let everywhere: LabelIndex
  private let serviceIndex: LabelIndex
  private let servicesAnywhere: LabelIndex
  private let isolating: PodScope<NetworkPolicy>
  private let numbers: [TargetName: Int]
  /// Services with equal selectors, grouped, so that the cost is linear in the number of Services and pods.
  private let serviceGroups: [[Service]]
  private let groupsOf: [[Int]]
  private let selected: [Selection: [Workload]]
  private let budgetsOf: [[Budget]]
  private let autoscalersOf: [[Autoscaler]]

  /// The keys of all pod labels.
  private let podLabels: Set<String>

  package init(
    _ workloads: [Workload], services: [Service], autoscalers: [Autoscaler], budgets: [Budget],
    policies: [NetworkPolicy]
  ) {
    self.workloads = workloads
    let serviceLabels = services.map { $0.root["metadata"]["labels"].textMap }
    serviceIndex = LabelIndex(zip(services, serviceLabels).map { ($0.namespace, $1) })
    servicesAnywhere = LabelIndex(serviceLabels.map { ("", $0) })
    index = LabelIndex(workloads.map { ($0.namespace, $0.labels) })
    everywhere = LabelIndex(workloads.map { ("", $0.labels) })
    var groups: [[Service]] = []
    var groupsOf = [[Int]](repeating: [], count: workloads.count)
    var places: [Selection: Int] = [:]
    var selected: [Selection: [Workload]] = [:]
    for service in services {
      guard let selector = service.selector else { continue }
      let selection = Selection(namespace: service.namespace, selector: selector)
      if let place = places[selection] {
        groups[place].append(service)
        continue
      }
      places[selection] = groups.count
      let numbers = index.select(selector, in: service.namespace)
      for number in numbers { groupsOf[number].append(groups.count) }
      selected[selection] = numbers.map { workloads[$0] }
      groups.append([service])
    }
    var budgetsOf = [[Budget]](repeating: [], count: workloads.count)
    for budget in budgets {
      guard let selector = budget.selector else { continue }
      for number in index.select(selector, in: budget.namespace) { budgetsOf[number].append(budget) }
    }
    var numbers: [TargetName: Int] = [:]
    for workload in workloads {
      let name = TargetName(kind: workload.kind, namespace: workload.namespace, name: workload.name)
      numbers[name] = workload.number
    }
    var autoscalersOf = [[Autoscaler]](repeating: [], count: workloads.count)
    for autoscaler in autoscalers {
      let target = TargetName(
        kind: autoscaler.targetKind ?? "", namespace: autoscaler.namespace,
        name: autoscaler.target["name"].text ?? "")
      if let number = numbers[target] { autoscalersOf[number].append(autoscaler) }
    }
    isolating = PodScope(policies.map { ($0, $0.namespace, $0.selector) }, workloads, index)
    serviceGroups = groups
    self.groupsOf = groupsOf
    self.selected = selected
    self.budgetsOf = budgetsOf
    self.autoscalersOf = autoscalersOf
    self.numbers = numbers
    podLabels = workloads.reduce(into: []) { $0.formUnion($1.labels.keys) }
  }

  /// Whether any declared pod has a label with a key.
  package func hasPodLabel(_ key: String) -> Bool { podLabels.contains(key) }

  /// The workloads whose pods a selector selects.
  package func workloads(_ selector: Selector, in namespace: String) -> [Workload] {
    index.select(selector, in: namespace).map { workloads[$0] }
  }

  /// Whether a selector selects any pods.
  package func hasWorkloads(_ selector: Selector, in namespace: String) -> Bool {
    index.selectsAny(selector, in: namespace)
  }

  /// Whether a selector selects any pods in any namespace.
  package func hasWorkloads(_ selector: Selector) -> Bool { everywhere.selectsAny(selector, in: "") }

  /// The objects that apply to workloads' pods.
  package func scope<Item>(_ items: [(item: Item, namespace: String, selector: Selector)]) -> PodScope<Item> {
    PodScope(items, workloads, index)
  }

  /// The workloads of all namespaces whose pods a selector selects.
  package func workloads(_ selector: Selector) -> [Workload] {
    everywhere.select(selector, in: "").map { workloads[$0] }
  }

  /// Whether a namespace contains any workload.
  package func hasWorkloads(in namespace: String) -> Bool { index.holds(namespace) }

  /// The workloads whose pods a Service selects.
  package func workloads(of service: Service) -> [Workload] {
    guard let selector = service.selector else { return [] }
    return selected[Selection(namespace: service.namespace, selector: selector)] ?? []
  }

  /// The workloads whose pods a budget selects.
  package func workloads(of budget: Budget) -> [Workload] {
    budget.selector.map { workloads($0, in: budget.namespace) } ?? []
  }

  /// The workload that an autoscaler scales.
  package func workload(of autoscaler: Autoscaler) -> Workload? {
    let target = TargetName(
      kind: autoscaler.targetKind ?? "", namespace: autoscaler.namespace,
      name: autoscaler.target["name"].text ?? "")
    return numbers[target].map { workloads[$0] }
  }

  /// The Services that select a workload's pods.
  package func services(of workload: Workload) -> [Service] {
    let groups = groupsOf[workload.number]
    // A single group is shared by all its workloads without copying.
    return groups.count == 1 ? serviceGroups[groups[0]] : groups.flatMap { serviceGroups[$0] }
  }
  /// The budgets that select a workload's pods.
  package func budgets(of workload: Workload) -> [Budget] { budgetsOf[workload.number] }
  /// The autoscalers of a workload.
  package func autoscalers(of workload: Workload) -> [Autoscaler] { autoscalersOf[workload.number] }

  /// Whether a selector selects a Service by its labels, in the given namespaces or in any.
  package func hasService(_ selector: Selector, in namespaces: [String]?) -> Bool {
    guard let namespaces else { return servicesAnywhere.selectsAny(selector, in: "") }
    return namespaces.contains { serviceIndex.selectsAny(selector, in: $0) }
  }
  /// Whether a NetworkPolicy selects a workload's pods.
  package func isIsolated(_ workload: Workload) -> Bool { isolating.holds(for: workload) }

  private struct Selection: Hashable {
    let namespace: String
    let selector: Selector
  }

  private struct TargetName: Hashable {
    let kind: String
    let namespace: String
    let name: String
  }
}
