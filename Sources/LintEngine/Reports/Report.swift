package import Diagnostics

/// The result of a run, ready to be printed.
package struct Report: Sendable {
  /// The findings, sorted by position.
  package let findings: [Finding]
  /// The number of findings that allowances suppressed.
  package let allowedCount: Int
  /// The number of findings that are not new: the baseline or the base has them too.
  package let knownCount: Int

  /// The errors of unreadable files; the findings are from the other files.
  package let faults: [Diagnostic]
  /// The findings that allowances suppressed.
  package let allowed: [AllowedFinding]

  package init(
    _ findings: [Finding], allowedCount: Int = 0, knownCount: Int = 0, faults: [Diagnostic] = [],
    allowed: [AllowedFinding] = []
  ) {
    self.allowed = allowed
    self.findings = findings
    self.faults = faults
    self.allowedCount = allowedCount
    self.knownCount = knownCount
  }

  /// The number of findings with a severity.
  package func count(_ severity: Severity) -> Int {
    findings.indices.count { findings[$0].severity == severity }
  }

  /// The number of findings of each rule, sorted by ID.
  package var countsByRule: [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for number in findings.indices { counts[findings[number].rule, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
