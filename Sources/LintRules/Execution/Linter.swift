internal import ManifestTree

/// Runs rules over the objects.
public struct Linter: Sendable {
  private let rules: [any Rule]

  /// Makes a linter of rules.
  public init(_ rules: [any Rule]) { self.rules = rules }

  /// What the rules find, in the order of the places; on all cores.
  public func findings(in context: LintContext) -> [Finding] {
    // By subjects, not by rules: so the cores look at different objects, and do not wait for one another's counts of
    // references.
    let tasks = rules.flatMap { $0.tasks(in: context) }.sorted { $0.place < $1.place }
    return tasks.concurrentMap(minimum: 2) { $0.work() }.flatMap(\.self).sorted()
  }
}

/// A piece of a rule's work that is worth a thread.
public struct RuleTask: Sendable {
  /// Where its subjects begin among all, from 0 to 1.
  let place: Double
  let work: @Sendable () -> [Finding]
}

extension Rule {
  /// The rule's work in pieces.
  public func tasks(in context: LintContext) -> [RuleTask] {
    let subjects = Item.all(in: context)
    return stride(from: 0, to: subjects.count, by: 256).map { start in
      RuleTask(place: Double(start) / Double(subjects.count)) {
        var findings: [Finding] = []
        for number in start..<min(start + 256, subjects.count) {
          let found = check(subjects[number], in: context)
          if !found.isEmpty { findings += found }
        }
        return findings
      }
    }
  }
}

extension [Finding] {
  /// By place, then by rule; those of one place and rule stay in the order of finding.
  public func sorted() -> [Finding] {
    indices.sorted { left, right in
      if self[left].location != self[right].location { return self[left].location < self[right].location }
      return (self[left].rule, left) < (self[right].rule, right)
    }
    .map { self[$0] }
  }
}
