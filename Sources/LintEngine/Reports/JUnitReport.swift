internal import Diagnostics
internal import ManifestTree

/// Findings as test results, with a test suite for each rule.
package enum JUnitReport {
  /// The report as XML.
  package static func text(for report: Report) -> String {
    let suites = Dictionary(grouping: report.findings, by: \.rule).sorted { $0.key < $1.key }
    let count = report.findings.count + report.faults.count
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"portolan lint\" tests=\"\(count)\" failures=\"\(report.findings.count)\""
    text += report.faults.isEmpty ? ">\n" : " errors=\"\(report.faults.count)\">\n"
    for fault in report.faults {
      let place = fault.location.map { "\($0)" } ?? ""
      text += "  <testsuite name=\"\(fault.id.xmlText)\" tests=\"1\" errors=\"1\">\n"
      text += "    <testcase classname=\"\(fault.id.xmlText)\" name=\"\(place.xmlText)\">\n"
      text += "      <error message=\"\(fault.message.xmlText)\">\((fault.fix ?? "").xmlText)</error>\n"
      text += "    </testcase>\n  </testsuite>\n"
    }
    for (rule, findings) in suites {
      text +=
        "  <testsuite name=\"\(rule.xmlText)\" tests=\"\(findings.count)\" failures=\"\(findings.count)\">\n"
      for finding in findings {
        let name = "\(finding.object.kind)/\(finding.object.name) \(finding.path)"
        text += "    <testcase classname=\"\(rule.xmlText)\" name=\"\(name.xmlText)\">\n"
        text +=
          "      <failure type=\"\(finding.severity.rawValue)\" message=\"\(finding.message.xmlText)\">"
        text += "\("\(finding.location): \(finding.fix)".xmlText)</failure>\n    </testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }
}
