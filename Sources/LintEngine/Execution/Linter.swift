internal import ManifestTree

/// Runs rules over the objects.
package struct Linter: Sendable {
  private let rules: [any Rule]

  /// Creates a linter with rules.
  package init(_ rules: [any Rule]) { self.rules = rules }

  /// The findings of the rules, sorted by position; computed on all cores.
  package func findings(in context: LintContext) -> [Finding] {
    // Tasks are ordered by subject, not by rule, so that cores work on different objects and do not contend for their
    // reference counts.
    let tasks = rules.flatMap { $0.tasks(in: context) }.sorted { $0.place < $1.place }
    return tasks.concurrentMap(minimum: 2) { $0.work() }.flatMap(\.self).sorted()
  }
}

/// A part of a rule's work for one thread.
package struct RuleTask: Sendable {
  /// The start of its subjects among all, from 0 to 1.
  package let place: Double
  package let work: @Sendable () -> [Finding]
}

extension Rule {
  /// The rule's work in parts for threads.
  package func tasks(in context: LintContext) -> [RuleTask] {
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
  /// The findings sorted by position, then by rule; the sort is stable.
  package func sorted() -> [Finding] {
    indices.sorted { left, right in
      if self[left].location != self[right].location { return self[left].location < self[right].location }
      return (self[left].rule, left) < (self[right].rule, right)
    }
    .map { self[$0] }
  }
}
