internal import ManifestTree

/// Runs rules over a fleet.
public struct Linter: Sendable {
  private let rules: [any Rule]

  /// Makes a linter of rules.
  public init(_ rules: [any Rule]) { self.rules = rules }

  /// What the rules find, in the order of the places; on all cores.
  public func findings(in fleet: Fleet) -> [Finding] {
    let tasks = rules.flatMap { $0.tasks(in: fleet) }
    return tasks.concurrentMap(minimum: 2) { $0() }.flatMap(\.self).sorted()
  }
}

extension Rule {
  /// The rule's work in pieces that are worth a thread.
  fileprivate func tasks(in fleet: Fleet) -> [@Sendable () -> [Finding]] {
    let subjects = Item.all(in: fleet)
    return stride(from: 0, to: subjects.count, by: 256).map { start in
      { subjects[start..<min(start + 256, subjects.count)].flatMap { check($0, in: fleet) } }
    }
  }
}

extension [Finding] {
  /// By place, then by rule; those of one place and rule stay in the order of finding.
  public func sorted() -> [Finding] {
    enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.location != other.location { return one.location < other.location }
      return (one.rule, left.offset) < (other.rule, right.offset)
    }
    .map(\.element)
  }
}
