/// The objects that apply to workloads' pods, by the selectors of the objects.
///
/// Objects with equal selectors share one group, and pods that no selector distinguishes share one class. A selector
/// that only excludes pods is listed only for the classes that it excludes, so that the cost is linear in the number of
/// objects and pods.
package struct PodScope<Item: Sendable>: Sendable {
  /// Objects with equal selectors, shared by all classes of pods that the selector selects.
  package final class Group: Sendable {
    package let items: [Item]
    private let facts = FactStore()

    fileprivate init(_ items: [Item]) { self.items = items }

    /// The value that a rule derives from all of these objects, computed once; the rule declares the type.
    package func fact<Value: Sendable>(_ make: ([Item]) -> Value) -> Value { facts.value { make(items) } }
  }

  /// The objects of a namespace whose selectors only exclude pods, shared by all classes of pods in the namespace.
  package final class Broad: Sendable {
    /// The numbers of the groups, in ascending order.
    fileprivate let numbers: [Int]
    fileprivate let members: [Group]
    private let facts = FactStore()

    fileprivate init(_ numbers: [Int], _ groups: [Group]) {
      self.numbers = numbers
      members = numbers.map { groups[$0] }
    }

    /// All objects.
    package var items: [Item] { members.flatMap(\.items) }
    /// The objects, grouped by selector, with the numbers that ``Members/excludes(_:)`` takes.
    package var groups: [(number: Int, group: Group)] { zip(numbers, members).map { ($0, $1) } }

    /// The value that a rule derives from all of these objects, computed once; the rule declares the type.
    package func fact<Value: Sendable>(_ make: ([Item]) -> Value) -> Value { facts.value { make(items) } }
  }

  /// The objects that apply to all pods of a class.
  package final class Members: Sendable {
    private let narrowNumbers: [Int]
    /// The objects that select the pods by their labels, grouped by selector.
    package let narrowGroups: [Group]
    private let excludedNumbers: Set<Int>
    /// The objects that select the pods by their labels.
    package var narrow: [Item] { narrowGroups.flatMap(\.items) }
    /// The objects whose selectors only exclude pods, including the objects that exclude these pods; nil without such
    /// objects.
    package let broad: Broad?
    /// The objects of `broad` that exclude these pods.
    package let excluded: [Item]
    private let facts = FactStore()

    fileprivate init(_ narrow: [Int], _ broad: Broad?, excluding excluded: [Int], _ groups: [Group]) {
      narrowNumbers = narrow
      narrowGroups = narrow.map { groups[$0] }
      self.broad = broad
      excludedNumbers = Set(excluded)
      self.excluded = excluded.flatMap { groups[$0].items }
    }

    /// Whether a group of `broad` excludes these pods.
    package func excludes(_ number: Int) -> Bool { excludedNumbers.contains(number) }

    /// Whether no object applies.
    package var isEmpty: Bool {
      narrowNumbers.isEmpty && (broad?.numbers.count ?? 0) == excludedNumbers.count
    }

    /// All objects, in input order of their selectors.
    package var items: [Item] { first { _ in false } }

    /// The first object.
    package var first: Item? { first { _ in true }.first }

    /// The objects up to the first one that satisfies `isEnough`.
    package func first(until isEnough: (Item) -> Bool) -> [Item] {
      var found: [Item] = []
      var (low, high) = (0, 0)
      let (numbers, groups) = (broad?.numbers ?? [], broad?.members ?? [])
      while low < narrowNumbers.count || high < numbers.count {
        let isNarrow =
          low < narrowNumbers.count && (high >= numbers.count || narrowNumbers[low] < numbers[high])
        let group: Group? =
          isNarrow ? narrowGroups[low] : excludedNumbers.contains(numbers[high]) ? nil : groups[high]
        if isNarrow { low += 1 } else { high += 1 }
        for item in group?.items ?? [] {
          found.append(item)
          if isEnough(item) { return found }
        }
      }
      return found
    }

    /// Whether all objects satisfy a condition.
    package func allSatisfy(_ condition: (Item) -> Bool) -> Bool {
      var isTrue = true
      _ = first { item in
        isTrue = condition(item)
        return !isTrue
      }
      return isTrue
    }

    /// The value that a rule derives from these objects, computed once; the rule declares the type.
    package func fact<Value: Sendable>(_ make: (Members) -> Value) -> Value { facts.value { make(self) } }
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
    var excludedOf = groupsOf
    var broadIn: [String: [Int]] = [:]
    for (item, namespace, selector) in items {
      let key = Key(namespace: namespace, selector: selector)
      if let place = places[key] {
        groups[place].append(item)
        continue
      }
      places[key] = groups.count
      if selector.onlyExcludes {
        broadIn[namespace, default: []].append(groups.count)
        for number in classes.exclude(selector, in: namespace) { excludedOf[number].append(groups.count) }
      } else {
        for number in classes.select(selector, in: namespace) { groupsOf[number].append(groups.count) }
      }
      groups.append([item])
    }
    classOf = classes.classOf
    let shared = groups.map(Group.init)
    var broadOf = [Broad?](repeating: nil, count: classes.members.count)
    for (namespace, numbers) in broadIn {
      let broad = Broad(numbers, shared)
      for number in classes.all(in: namespace) { broadOf[number] = broad }
    }
    byClass = groupsOf.indices.map {
      Members(groupsOf[$0], broadOf[$0], excluding: excludedOf[$0], shared)
    }
  }

  /// Whether any object applies to a workload's pods.
  package func holds(for workload: Workload) -> Bool { !members(for: workload).isEmpty }

  /// The objects that apply to a workload's pods.
  package func items(for workload: Workload) -> [Item] { members(for: workload).items }

  /// The objects that apply to a workload's pods, shared by all pods to which the same objects apply.
  package func members(for workload: Workload) -> Members { byClass[classOf[workload.number]] }
}
