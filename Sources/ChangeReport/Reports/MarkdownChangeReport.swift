import ClusterDiff
import Diagnostics
import ManifestTree

extension ChangeSet {
  /// The first line of the Markdown report, by which a program finds the comment that it wrote before.
  package static let marker = "<!-- portolan-diff -->"

  /// The report as a comment on a pull request; if it is too long, with only the most severe changes.
  package var markdown: String {
    var head =
      "\(Self.marker)\n### \(isEmpty ? "No changes" : "Changes") between \(oldName.markdownCode) and \(newName.markdownCode)\n\n"
    head += summaryLines.map { "\($0.markdownText)\n" }.joined(separator: "\n")
    var sections = riskSections.map { section in
      ReportLimit.Section(
        head: section.head, rows: section.entries.map { (section.rank, $0.row(profiles)) }, foot: Self.foot)
    }
    sections.append(
      .init(
        head: Self.findingsHead, rows: findings.map { (Risk.allCases.count, "- \($0.row)\n") }))
    let (text, rest) = ReportLimit.text(of: sections, besides: head.utf16.count)
    return head + text + (rest == 0 ? "" : "\n\(Self.remainder(rest))\n")
  }

  private static let foot = "\n</details>\n"
  private static let findingsHead = "\n#### New findings\n\n"

  /// The sentence with the number of changes and findings that are left out.
  static func remainder(_ count: Int) -> String {
    "\(count) more \(count == 1 ? "entry is" : "entries are") not shown, because the report would be too long; "
      + "--format text shows all"
  }

  /// Entries with the same most severe risk.
  struct RiskSection {
    let risk: Risk?
    let entries: [ChangeEntry]

    var rank: Int { risk?.rank ?? Risk.allCases.count }

    fileprivate var head: String {
      let name = risk.map { "\($0.rawValue): \($0.summary)" } ?? "no risk found"
      return
        "\n<details\(risk == nil ? "" : " open")><summary><b>\(ChangeSet.count(entries.count, "change")), \(name)</b></summary>\n\n"
        + "| change | before | after | objects | risks |\n|---|---|---|---|---|\n"
    }
  }

  /// The entries by their most severe risk.
  var riskSections: [RiskSection] {
    var sections: [RiskSection] = []
    var rest = entries[...]
    while let first = rest.first {
      let own = rest.prefix { $0.rank == first.rank }
      sections.append(RiskSection(risk: first.marks.first?.risk, entries: Array(own)))
      rest = rest.dropFirst(own.count)
    }
    return sections
  }
}

extension ChangeEntry {
  fileprivate func row(_ profiles: [String]) -> String {
    let (old, new) = isWhole ? ("", "") : excerpts(limit: 200)
    let (names, rest) = objects(limit: 3)
    var objects = names.map(\.markdownCode).joined(separator: ", ")
    if rest > 0 { objects += ", and \(rest) more" }
    if let profiles = profileText(of: profiles) { objects += " (\(profiles.markdownText))" }
    let what =
      wholeObjectText?.markdownText ?? shownPlace.markdownCode + (kind == .reordered ? " (order)" : "")
    let risks = (marks.map { $0.text(of: self) } + notes).map(\.markdownText).joined(separator: "<br>")
    let cells = [
      what, old.isEmpty ? "" : old.markdownCode, new.isEmpty ? "" : new.markdownCode, objects, risks,
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// Whether the entry shows no values, because it is about whole objects or an order.
  var isWhole: Bool { kind != .changed }
}

extension Diagnostic {
  fileprivate var row: String {
    let place = location.map { " (\("\($0)".markdownCode))" } ?? ""
    return "\(severity.rawValue): \(message.markdownText) \("[\(id)]".markdownText)\(place)"
  }
}
