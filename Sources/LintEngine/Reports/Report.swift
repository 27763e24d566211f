package import Diagnostics

/// What a run found, ready to be printed.
package struct Report: Sendable {
  /// The findings in the order of their places.
  package let findings: [Finding]
  /// How many findings allowances and the baseline kept back.
  package let allowedCount: Int

  /// What kept files from being read; the findings are those of the others.
  package let faults: [Diagnostic]
  /// The findings that allowances keep back.
  package let allowed: [AllowedFinding]

  /// Makes a report.
  package init(
    _ findings: [Finding], allowedCount: Int = 0, faults: [Diagnostic] = [],
    allowed: [AllowedFinding] = []
  ) {
    self.allowed = allowed
    self.findings = findings
    self.faults = faults
    self.allowedCount = allowedCount
  }

  /// How many findings there are of a severity.
  package func count(_ severity: Severity) -> Int {
    findings.indices.count { findings[$0].severity == severity }
  }

  /// How many findings each rule has, sorted by id.
  package var countsByRule: [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for number in findings.indices { counts[findings[number].rule, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
