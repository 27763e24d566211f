import Diagnostics
import ManifestTree

extension DriftReport {
  /// The report as a pull request comment, collapsed per object; if it is too long, with only the most severe
  /// differences.
  package var markdown: String {
    let head =
      "### \(hasDrift ? "Drift" : "No drift") between the declared objects and the cluster\n\n\(headline)\n"
    let objects = byObject
    let rows = objects.map { $0.differences.map(\.row) }
    let heads = objects.map { Self.head(of: $0.object, $0.differences) }
    let parts = objects.indices.flatMap { section in
      zip(rows[section], objects[section].differences).map { row, difference in
        ReportLimit.Entry(
          rank: difference.rank, length: row.utf16.count, section: section,
          sectionLength: heads[section].utf16.count + Self.foot.utf16.count)
      }
    }
    let kept = Set(ReportLimit.indices(of: parts, besides: head.utf16.count))
    var (text, number) = (head, 0)
    for (head, rows) in zip(heads, rows) {
      let shown = rows.indices.filter { kept.contains(number + $0) }
      number += rows.count
      guard !shown.isEmpty else { continue }
      text += head + shown.map { rows[$0] }.joined() + Self.foot
    }
    let rest = parts.count - kept.count
    return text + (rest == 0 ? "" : "\n\(ReportLimit.remainder(rest))\n")
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
