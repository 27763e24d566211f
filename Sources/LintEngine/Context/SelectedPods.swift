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
    namespaces = representatives.map(\.namespace).distinct(by: \.self).sorted()
  }

  /// The value that a rule derives from all of these workloads, computed once; the rule declares the type.
  package func fact<Value: Sendable>(_ make: (SelectedPods) -> Value) -> Value { facts.value { make(self) } }

  /// How many facts were computed.
  package var factCount: Int { facts.count }
}

extension Array {
  /// The first element of each key, in order.
  func distinct<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    guard count > 1 else { return self }
    var known: Set<Key> = []
    return filter { known.insert(key($0)).inserted }
  }
}

/// The results of the selectors that were looked up.
final class SelectionMemo: Sendable {
  struct Key: Hashable {
    /// The namespace; nil for all namespaces.
    let namespace: String?
    let selector: Selector
  }

  private let bySelector = Mutex<[Key: SelectedPods]>([:])
  private let byClasses = Mutex<[[Int]: SelectedPods]>([:])

  func pods(_ key: Key, _ make: () -> SelectedPods) -> SelectedPods { Self.pods(key, in: bySelector, make) }

  func pods(ofClasses classes: [Int], _ make: () -> SelectedPods) -> SelectedPods {
    Self.pods(classes, in: byClasses, make)
  }

  /// The known result, or the one that `make` creates.
  ///
  /// If two results are created at the same time, the first one is kept.
  private static func pods<Asked: Hashable & Sendable>(
    _ asked: Asked, in memo: borrowing Mutex<[Asked: SelectedPods]>, _ make: () -> SelectedPods
  ) -> SelectedPods {
    if let known = memo.withLock({ $0[asked] }) { return known }
    let made = make()
    return memo.withLock { memo in
      if let known = memo[asked] { return known }
      memo[asked] = made
      return made
    }
  }
}
