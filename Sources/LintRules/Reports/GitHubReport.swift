internal import Diagnostics

/// Findings as workflow commands, which GitHub shows beside the lines.
public enum GitHubReport {
  /// A line for each finding.
  public static func text(for report: Report) -> String {
    faults(report) + findings(report)
  }

  private static func faults(_ report: Report) -> String {
    report.faults.map { fault in
      let place = fault.location.map { " file=\(property($0.file)),line=\($0.line),col=\($0.column)," } ?? " "
      return "::error\(place)title=\(property(fault.id))::\(data(fault.message))\n"
    }
    .joined()
  }

  private static func findings(_ report: Report) -> String {
    report.findings.map { finding in
      let command = finding.severity == .info ? "notice" : finding.severity.rawValue
      let place =
        "file=\(property(finding.location.file)),line=\(finding.location.line),col=\(finding.location.column)"
      return
        "::\(command) \(place),title=\(property(finding.rule))::\(data("\(finding.message); \(finding.fix)"))\n"
    }
    .joined()
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
