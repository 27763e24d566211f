internal import Diagnostics

/// Findings as workflow commands, which GitHub shows beside the lines.
public enum GitHubReport {
  /// A line for each finding.
  public static func text(for report: Report) -> String {
    report.findings.map { finding in
      GitHubCommand(
        finding.severity == .info ? "notice" : finding.severity.rawValue, at: finding.location,
        title: finding.rule
      ).line("\(finding.message); \(finding.fix)")
    }
    .joined()
  }
}
