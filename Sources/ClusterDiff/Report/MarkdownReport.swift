import Diagnostics
import ManifestTree

extension DriftReport {
  /// The report as a pull request comment, collapsed per object; if it is too long, with only the most severe
  /// differences.
  package var markdown: String {
    let head =
      "### \(hasDrift ? "Drift" : "No drift") between the declared objects and the cluster\n\n\(headline)\n"
    let sections = byObject.map { object in
      ReportLimit.Section(
        head: Self.head(of: object.object, object.differences),
        rows: object.differences.map { ($0.rank, $0.row) }, foot: Self.foot)
    }
    let (text, rest) = ReportLimit.text(of: sections, besides: head.utf16.count)
    return head + text + (rest == 0 ? "" : "\n\(ReportLimit.remainder(rest))\n")
  }

  private static func head(of object: ObjectIdentity, _ differences: [Difference]) -> String {
    let kinds = Difference.Kind.allCases.filter { kind in differences.contains { $0.kind == kind } }
    return
      "\n<details><summary><b>\(object.title.markdownCode)</b>: \(kinds.map(\.rawValue).joined(separator: ", "))"
      + "</summary>\n\n| path | live | declared | who | consequence |\n|---|---|---|---|---|\n"
  }

  private static let foot = "\n</details>\n"
}

extension Difference {
  fileprivate var row: String {
    let (declared, live) = excerpts(limit: 200)
    let name = path.steps.isEmpty ? "(whole object)" : path.description.markdownCode
    let place = isDrift ? declaredAt.map { "<br>\("\($0)".markdownCode)" } ?? "" : ""
    let cells = [
      name + place, live?.markdownCode ?? "", declared?.markdownCode ?? "", attribution?.markdownCode ?? "",
      [consequenceText, remark?.markdownCode].compactMap(\.self).joined(separator: "; "),
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }
}
