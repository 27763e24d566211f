internal import ManifestTree

/// The relations of Services, autoscalers, and budgets to workloads.
package struct RelationIndex: Sendable {
  private let workloads: [Workload]
  private let index: LabelIndex
  private let serviceIndex: LabelIndex
  private let isolating: PodScope<NetworkPolicy>
  private let numbers: [TargetName: Int]
  private let classes: PodClasses
  private let servicesOf: PodScope<Service>
  private let budgetsOf: PodScope<Budget>
  private let budgetSelector: @Sendable (Budget) -> Selector?
  private let memo = SelectionMemo()
  private let autoscalersOf: [[Autoscaler]]

  /// The keys of all pod labels.
  private let podLabels: Set<String>

  package init(
    _ workloads: [Workload], services: [Service], autoscalers: [Autoscaler], budgets: [Budget],
    policies: [NetworkPolicy], authorizations: [AuthorizationPolicy] = []
  ) {
    self.workloads = workloads
    let selected = services.compactMap { service in
      service.selector.map { (item: service, namespace: service.namespace, selector: $0) }
    }
    let numbers = Dictionary(workloads.map { (Self.name(of: $0), $0.number) }) { _, last in last }
    let selectorOf: @Sendable (Budget) -> Selector? = { budget in
      guard budget.target.exists else { return budget.selector }
      return numbers[Self.name(of: budget.target, in: budget.namespace)].map { workloads[$0].selector }
    }
    budgetSelector = selectorOf
    let budgeted = budgets.compactMap { budget in
      selectorOf(budget).map { (item: budget, namespace: budget.namespace, selector: $0) }
    }
    let isolated = policies.map { (item: $0, namespace: $0.namespace, selector: $0.selector) }
    (classes, index, serviceIndex, servicesOf, budgetsOf, isolating) = concurrently(
      {
        let selectors = selected.map(\.selector) + budgeted.map(\.selector) + isolated.map(\.selector)
        let others = policies.flatMap(\.peerSelectors) + authorizations.map { Selector($0.spec["selector"]) }
        return PodClasses(workloads, selectors: selectors + others, and: \.policyTraits)
      },
      { LabelIndex(workloads.map { ($0.namespace, $0.labels) }) },
      { LabelIndex(services.map { ($0.namespace, $0.root["metadata"]["labels"].textMap) }) },
      { PodScope(selected, workloads) },
      { PodScope(budgeted, workloads) },
      { PodScope(isolated, workloads) })
    var autoscalersOf = [[Autoscaler]](repeating: [], count: workloads.count)
    for autoscaler in autoscalers {
      let target = Self.name(of: autoscaler)
      if let number = numbers[target] { autoscalersOf[number].append(autoscaler) }
    }
    self.autoscalersOf = autoscalersOf
    self.numbers = numbers
    podLabels = workloads.reduce(into: []) { $0.formUnion($1.labels.keys) }
  }

  /// Whether any declared pod has a label with a key.
  package func hasPodLabel(_ key: String) -> Bool { podLabels.contains(key) }

  /// The workloads whose pods a selector selects.
  package func workloads(_ selector: Selector, in namespace: String) -> [Workload] {
    pods(selector, in: namespace).workloads
  }

  /// The pods that a selector selects in a namespace.
  package func pods(_ selector: Selector, in namespace: String) -> SelectedPods {
    memo.pods(SelectionMemo.Key(namespace: namespace, selector: selector)) {
      guard classes.covers(selector) else { return pods(index.select(selector, in: namespace)) }
      let selected = classes.select(selector, in: namespace)
      return memo.pods(ofClasses: selected) {
        pods(
          selected.count == 1
            ? classes.members[selected[0]] : selected.flatMap { classes.members[$0] }.sorted())
      }
    }
  }

  /// The pods that a selector selects in all namespaces.
  package func pods(_ selector: Selector) -> SelectedPods {
    memo.pods(SelectionMemo.Key(namespace: nil, selector: selector)) {
      pods(index.select(selector, in: nil))
    }
  }

  private func pods(_ numbers: [Int]) -> SelectedPods {
    let representatives = numbers.distinct { classes.classOf[$0] }.map { workloads[$0] }
    let services = representatives.flatMap { servicesOf.items(for: $0) }.distinct {
      ObjectIdentifier($0.manifest)
    }
    return SelectedPods(
      numbers.map { workloads[$0] }, representatives: representatives, services: services)
  }

  /// The class of a workload's pods: pods of one class are the same for all selectors, policies, and ports.
  package func podClass(of workload: Workload) -> Int { classes.classOf[workload.number] }

  /// Whether a selector selects any pods.
  package func hasWorkloads(_ selector: Selector, in namespace: String) -> Bool {
    index.selectsAny(selector, in: namespace)
  }

  /// Whether a selector selects any pods in any namespace.
  package func hasWorkloads(_ selector: Selector) -> Bool { index.selectsAny(selector, in: nil) }

  /// The objects that apply to workloads' pods.
  package func scope<Item>(_ items: [(item: Item, namespace: String, selector: Selector)]) -> PodScope<Item> {
    PodScope(items, workloads)
  }

  /// The workloads of all namespaces whose pods a selector selects.
  package func workloads(_ selector: Selector) -> [Workload] { pods(selector).workloads }

  /// Whether a namespace contains any workload.
  package func hasWorkloads(in namespace: String) -> Bool { index.holds(namespace) }

  /// The workloads whose pods a Service selects.
  package func workloads(of service: Service) -> [Workload] { pods(of: service).workloads }

  /// The pods that a Service selects.
  package func pods(of service: Service) -> SelectedPods {
    service.selector.map { pods($0, in: service.namespace) } ?? Self.noPods
  }

  /// The pods that a budget selects.
  package func pods(of budget: Budget) -> SelectedPods {
    budgetSelector(budget).map { pods($0, in: budget.namespace) } ?? Self.noPods
  }

  /// Whether a budget selects any pods.
  package func hasWorkloads(of budget: Budget) -> Bool {
    guard let selector = budgetSelector(budget) else { return false }
    guard selector.onlyExcludes else { return hasWorkloads(selector, in: budget.namespace) }
    return index.all(in: budget.namespace).count > index.exclude(selector, in: budget.namespace).count
  }

  /// The pods of a budget as a difference: the pods of a shared selection, without the pods that the budget's selector
  /// excludes.
  package func difference(of budget: Budget) -> (pods: SelectedPods, without: [Workload]) {
    guard let selector = budgetSelector(budget), selector.onlyExcludes else { return (pods(of: budget), []) }
    return (
      pods(Selector(labels: [:]), in: budget.namespace),
      index.exclude(selector, in: budget.namespace).map { workloads[$0] }
    )
  }

  private static let noPods = SelectedPods([], representatives: [], services: [])

  /// The workloads whose pods a budget selects.
  package func workloads(of budget: Budget) -> [Workload] { pods(of: budget).workloads }

  /// The workload that an autoscaler scales.
  package func workload(of autoscaler: Autoscaler) -> Workload? {
    numbers[Self.name(of: autoscaler)].map { workloads[$0] }
  }

  /// The Services that select a workload's pods.
  package func services(of workload: Workload) -> [Service] { servicesOf.items(for: workload) }
  /// The budgets that select a workload's pods.
  package func budgets(of workload: Workload) -> [Budget] { budgetsOf.items(for: workload) }
  /// Whether any budget selects a workload's pods.
  package func hasBudget(_ workload: Workload) -> Bool { budgetsOf.holds(for: workload) }
  /// The budgets that select a workload's pods, shared by all pods that the same budgets select.
  package func budgetMembers(of workload: Workload) -> PodScope<Budget>.Members {
    budgetsOf.members(for: workload)
  }
  /// The autoscalers of a workload.
  package func autoscalers(of workload: Workload) -> [Autoscaler] { autoscalersOf[workload.number] }

  /// Whether a selector selects a Service by its labels in one of the given namespaces; nil stands for all namespaces.
  package func hasService(_ selector: Selector, in namespaces: [String]?) -> Bool {
    guard let namespaces else { return serviceIndex.selectsAny(selector, in: nil) }
    return namespaces.contains { serviceIndex.selectsAny(selector, in: $0) }
  }
  /// Whether a NetworkPolicy selects a workload's pods.
  package func isIsolated(_ workload: Workload) -> Bool { isolating.holds(for: workload) }

  private static func name(of workload: Workload) -> TargetName {
    TargetName(kind: workload.kind, namespace: workload.namespace, name: workload.name)
  }

  private static func name(of autoscaler: Autoscaler) -> TargetName {
    TargetName(
      kind: autoscaler.targetKind ?? "", namespace: autoscaler.namespace,
      name: autoscaler.target["name"].text ?? "")
  }

  private static func name(of reference: ManifestField, in namespace: String) -> TargetName {
    TargetName(
      kind: reference["kind"].text ?? "", namespace: namespace, name: reference["name"].text ?? "")
  }

  private struct TargetName: Hashable {
    let kind: String
    let namespace: String
    let name: String
  }
}

extension Workload {
  /// What policies distinguish about its pods besides their labels: the service account, and the names and numbers of
  /// the ports.
  fileprivate var policyTraits: [String?] {
    [serviceAccount]
      + containers.flatMap { $0["ports"].items }.flatMap { [$0["name"].text, $0["containerPort"].plainText] }
  }
}
