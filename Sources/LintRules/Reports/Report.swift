public import Diagnostics

/// What a run found, ready to be printed.
public struct Report: Sendable {
  /// The findings in the order of their places.
  public let findings: [Finding]
  /// How many findings allowances and the baseline kept back.
  public let allowedCount: Int

  /// What kept files from being read; the findings are those of the others.
  public let faults: [Diagnostic]
  /// The findings that allowances keep back.
  public let allowed: [AllowedFinding]

  /// Makes a report.
  public init(
    _ findings: [Finding], allowedCount: Int = 0, faults: [Diagnostic] = [],
    allowed: [AllowedFinding] = []
  ) {
    self.allowed = allowed
    self.findings = findings
    self.faults = faults
    self.allowedCount = allowedCount
  }

  /// How many findings there are of a severity.
  public func count(_ severity: Severity) -> Int {
    findings.indices.count { findings[$0].severity == severity }
  }

  /// How many findings each rule has, sorted by id.
  public var countsByRule: [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for number in findings.indices { counts[findings[number].rule, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
