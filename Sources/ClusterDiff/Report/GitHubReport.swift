import Diagnostics
import ManifestTree

extension DriftReport {
  /// The report as GitHub annotations at the declaring lines, limited to the most severe ones.
  package var github: String {
    let shown = differences.filter { $0.kind != .cosmetic }
    let (text, rest) = ReportLimit.text(of: [.init(rows: shown.map { ($0.rank, $0.annotation) })])
    return text
      + (rest == 0 ? "" : GitHubCommand("notice", title: "portolan diff").line(ReportLimit.remainder(rest)))
  }
}

extension Difference {
  fileprivate var annotation: String {
    let name = isDrift ? "error" : kind == .orphan ? "warning" : "notice"
    let command = GitHubCommand(name, at: declaredAt, title: "\(kind.rawValue): \(object.title)")
    let (declared, live) = excerpts(limit: 200)
    var message =
      path.steps.isEmpty
      ? "\(kind.rawValue)" : "\(path): \(declared ?? "nothing") declared, \(live ?? "nothing") live"
    for part in [attribution, consequenceText, remark].compactMap({ $0 }) { message += "; \(part)" }
    return command.line(message)
  }
}
