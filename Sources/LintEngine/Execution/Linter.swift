internal import ManifestTree

/// Runs rules over the objects.
package struct Linter: Sendable {
  private let rules: [any Rule]

  package init(_ rules: [any Rule]) { self.rules = rules }

  /// The findings of the rules, sorted by position; computed on all cores.
  package func findings(in context: LintContext) -> [Finding] {
    let checks = rules.map { $0.checks(in: context) }
    // A thread runs all rules over a few objects, which stay in its cache, before it takes the next ones.
    let shares = max(64, (checks.map(\.count).max() ?? 0) / 64)
    return (0..<shares).concurrentMap(minimum: 2) { share in
      var findings: [Finding] = []
      for (number, check) in checks.enumerated() {
        check.run(check.subjects(of: share, among: shares, skipping: number), &findings)
      }
      return findings
    }.flatMap(\.self).sorted()
  }
}

/// The checks of a rule, one for each of its subjects.
package struct RuleChecks: Sendable {
  /// The number of subjects.
  package let count: Int
  /// Checks some of the subjects and appends the findings.
  package let run: @Sendable (_ subjects: Range<Int>, _ findings: inout [Finding]) -> Void

  /// The subjects of one share of the work, in order.
  ///
  /// Each share has about the same part of every rule's subjects. A rule with fewer subjects than shares starts at a
  /// share of its own, so that the shares also have about the same number of such rules.
  fileprivate func subjects(of share: Int, among shares: Int, skipping number: Int) -> Range<Int> {
    guard count > 0 else { return 0..<0 }
    let start = share - number % max(1, shares / count)
    func first(_ share: Int) -> Int { share <= 0 ? 0 : min(count, (share * count + shares - 1) / shares) }
    return first(start)..<first(start + 1)
  }
}

extension Rule {
  package func checks(in context: LintContext) -> RuleChecks {
    let subjects = Item.all(in: context)
    return RuleChecks(count: subjects.count) { numbers, findings in
      for number in numbers {
        let found = check(subjects[number], in: context)
        if !found.isEmpty { findings += found }
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
