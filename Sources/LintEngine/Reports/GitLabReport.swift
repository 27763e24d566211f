internal import Diagnostics
package import ManifestTree

/// Findings in the Code Climate format, which GitLab shows as code quality in merge requests.
package enum GitLabReport {
  /// The report as a list of issues.
  /// - Parameter root: the base folder of relative paths.
  package static func node(for report: Report, root: String = "") -> Node {
    let faults = report.faults.map { fault in
      let location = fault.location ?? FileLocation(file: "", line: 1, column: 1)
      return issue(
        fault.messageWithFix, fault.id, "\(fault.id) \(location) \(fault.message)".fingerprint, "blocker",
        location, root)
    }
    var seen: [String: Int] = [:]
    let findings = report.findings.map { finding in
      // GitLab treats issues with the same fingerprint as one issue.
      let count = seen[finding.fingerprint, default: 0]
      seen[finding.fingerprint] = count + 1
      let fingerprint = count == 0 ? finding.fingerprint : "\(finding.fingerprint)-\(count)"
      return issue(
        finding.messageWithFix, finding.rule, fingerprint, severity(finding.severity),
        finding.location, root)
    }
    return .list(faults + findings)
  }

  private static func issue(
    _ description: String, _ check: String, _ fingerprint: String, _ severity: String,
    _ location: FileLocation, _ root: String
  ) -> Node {
    [
      "type": "issue", "check_name": .string(check), "description": .string(description),
      "fingerprint": .string(fingerprint), "severity": .string(severity),
      "location": [
        "path": .string(RelativePath.text(of: location.file, in: root)),
        "lines": ["begin": .int(Int64(location.line))],
      ],
    ]
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .info: "info"
    }
  }
}
