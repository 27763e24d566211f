internal import Diagnostics

/// Findings as workflow commands, which GitHub shows at the lines.
package enum GitHubReport {
  /// A line for each error of an unreadable file, and for each finding.
  package static func text(for report: Report) -> String {
    faults(report) + findings(report)
  }

  private static func faults(_ report: Report) -> String {
    report.faults.map { fault in
      GitHubCommand("error", at: fault.location, title: fault.id).line(fault.messageWithFix)
    }
    .joined()
  }

  private static func findings(_ report: Report) -> String {
    report.findings.map { finding in
      GitHubCommand(
        finding.severity == .info ? "notice" : finding.severity.rawValue, at: finding.location,
        title: finding.rule
      ).line(finding.messageWithFix)
    }
    .joined()
  }
}
