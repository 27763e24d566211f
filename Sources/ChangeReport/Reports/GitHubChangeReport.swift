import ClusterDiff
import Diagnostics
import ManifestTree

extension ChangeSet {
  /// The report as GitHub annotations at the declaring lines, limited to the most severe ones.
  package var github: String {
    var lines = entries.map { entry -> (rank: Int, text: String) in
      (entry.rank, entry.annotation(profiles, besides: oldName))
    }
    lines += findings.map { (Risk.allCases.count, $0.annotation) }
    let (text, rest) = ReportLimit.text(of: [.init(rows: lines)])
    let notice = GitHubCommand("notice", title: "portolan diff")
    return text + (rest == 0 ? "" : notice.line(Self.remainder(rest)))
      + notice.line(summaryLines.joined(separator: "\n"))
  }
}

extension ChangeEntry {
  fileprivate func annotation(_ profiles: [String], besides oldName: String) -> String {
    // A file of the old revision is not in the work tree.
    let location = hits.first?.location.flatMap { $0.file.hasPrefix("\(oldName):") ? nil : $0 }
    let (names, rest) = objects(limit: 3)
    var objects = names.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
    if let profiles = profileText(of: profiles) { objects += " (\(profiles))" }
    let what: String
    if let whole = wholeObjectText {
      what = whole
    } else if kind == .reordered {
      what = "\(shownPlace): different order"
    } else {
      let (old, new) = excerpts(limit: 200)
      what = "\(shownPlace): \(old) → \(new)"
    }
    let title = marks.first.map { "\($0.risk.rawValue): \(objects)" } ?? objects
    return GitHubCommand(marks.isEmpty ? "notice" : "warning", at: location, title: title)
      .line(([what] + marks.map { $0.text(of: self) } + notes).joined(separator: "\n"))
  }
}

extension Diagnostic {
  fileprivate var annotation: String {
    let name =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    return GitHubCommand(name, at: location, title: "new finding: \(id)").line(message)
  }
}
