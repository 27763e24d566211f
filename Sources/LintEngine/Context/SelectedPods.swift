internal import Synchronization

/// The workloads whose pods a selector selects; selectors with the same result share one object.
package final class SelectedPods: Sendable {
  package let workloads: [Workload]
  /// One workload of each class of pods, in order: enough to decide whether policies block all of the pods.
  package let representatives: [Workload]
  /// The Services that select any of the pods, each once.
  package let services: [Service]
  /// The namespaces of the pods, sorted.
  package let namespaces: [String]
  private let facts = FactStore()

  init(_ workloads: [Workload], representatives: [Workload], services: [Service]) {
    self.workloads = workloads
    self.representatives = representatives
    self.services = services
    namespaces = Set(representatives.map(\.namespace)).sorted()
  }

  /// What a rule concludes from all of these workloads, computed once; the type belongs to the rule.
  package func fact<Value: Sendable>(_ make: (SelectedPods) -> Value) -> Value { facts.value { make(self) } }

  /// How many facts were computed.
  package var factCount: Int { facts.count }
}

/// The results of selectors that were asked for.
final class SelectionMemo: Sendable {
  struct Key: Hashable {
    /// nil for all namespaces.
    let namespace: String?
    let selector: Selector
  }

  private let bySelector = Mutex<[Key: SelectedPods]>([:])
  private let byClasses = Mutex<[[Int]: SelectedPods]>([:])

  func pods(_ key: Key, _ make: () -> SelectedPods) -> SelectedPods {
    if let known = bySelector.withLock({ $0[key] }) { return known }
    let made = make()
    return bySelector.withLock { memo in
      if let known = memo[key] { return known }
      memo[key] = made
      return made
    }
  }

  func pods(ofClasses classes: [Int], _ make: () -> SelectedPods) -> SelectedPods {
    if let known = byClasses.withLock({ $0[classes] }) { return known }
    let made = make()
    return byClasses.withLock { memo in
      if let known = memo[classes] { return known }
      memo[classes] = made
      return made
    }
  }
}
