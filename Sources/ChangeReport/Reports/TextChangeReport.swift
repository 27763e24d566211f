import ClusterDiff
import Diagnostics
import KubernetesFacts
import ManifestTree

/// The change report for a terminal.
package struct TextChangeReport: Sendable {
  private let paint: TerminalPaint

  /// - Parameter colored: whether to color values with terminal escape codes.
  package init(colored: Bool) { paint = TerminalPaint(colored: colored) }

  /// The lines of the report, each ending with a line feed.
  package func text(for changes: ChangeSet) -> String {
    var text = ""
    for entry in changes.entries { text += self.text(of: entry, changes.profiles) }
    for finding in changes.findings {
      let place = finding.location.map { "  \($0)" } ?? ""
      text += paint("new finding: ", .bold) + finding.message.safeForTerminal() + " [\(finding.id)]"
      text += paint(place.safeForTerminal(), .faint) + "\n"
    }
    if !changes.entries.isEmpty {
      let legend = "- before (\(changes.oldName))  + after (\(changes.newName))  ! risk"
      text += paint(legend.safeForTerminal(), .faint) + "\n"
    }
    for line in changes.summaryLines { text += line.safeForTerminal() + "\n" }
    return text
  }

  /// The number of objects that are named for a change of at least `objectLimit + 2` objects; otherwise, all are named.
  private static let objectLimit = 3

  private func text(of entry: ChangeEntry, _ profiles: [String]) -> String {
    var text: String
    let (names, rest) = entry.objects(limit: Self.objectLimit)
    var objects = names.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
    if rest > 0 { objects = "\(entry.objectCount) objects: " + objects }
    if let profiles = entry.profileText(of: profiles) { objects += " (\(profiles))" }
    if let whole = entry.wholeObjectText {
      let mark: (String, TerminalPaint.Color) =
        switch entry.kind {
        case .added: ("+ ", .green)
        case .removed: ("- ", .red)
        default: ("~ ", .bold)
        }
      text = paint(mark.0 + objects.safeForTerminal(), mark.1) + "  " + whole.safeForTerminal() + "\n"
    } else {
      text = image(of: entry) ?? paint("~ " + entry.shownPlace.safeForTerminal(), .bold) + values(of: entry)
      text += paint("    " + objects.safeForTerminal(), .faint) + "\n"
    }
    for mark in entry.marks {
      text += paint("    ! " + mark.text(of: entry).safeForTerminal(), .yellow) + "\n"
    }
    for note in entry.notes { text += paint("    " + note.safeForTerminal(), .faint) + "\n" }
    if let place = entry.hits.first?.location, entry.hits.count == 1 {
      text += paint("    \(place)".safeForTerminal(), .faint) + "\n"
    }
    return text
  }

  /// A new tag or digest of an image, on one line; nil for other changes.
  private func image(of entry: ChangeEntry) -> String? {
    guard entry.kind == .changed, entry.hits.first?.path.steps.last == .key("image"),
      case .string(let old)? = entry.old, case .string(let new)? = entry.new
    else { return nil }
    let (before, after) = (ImageReference(old), ImageReference(new))
    guard before.name == after.name else { return nil }
    func version(_ image: ImageReference) -> String {
      let text = (image.tag ?? "") + (image.digest.map { "@\($0)" } ?? "")
      return text.isEmpty ? "(no tag)" : text.safeForTerminal()
    }
    return paint("~ image \(after.name.safeForTerminal())", .bold)
      + "  \(paint(version(before), .red)) → \(paint(version(after), .green))\n"
  }

  private func values(of entry: ChangeEntry) -> String {
    if entry.kind == .reordered {
      return "  different order\n"
    }
    let (old, new) = entry.spelled
    if TerminalPaint.areShort(old, new) {
      return "  \(paint(old.safeForTerminal(), .red)) → \(paint(new.safeForTerminal(), .green))\n"
    }
    let values = entry.shown
    return "\n"
      + paint.changedLines(
        declared: values.new.map(Self.block) ?? new, live: values.old.map(Self.block) ?? old)
  }

  private static func block(_ node: Node) -> String {
    let text = node.plainText ?? node.yaml
    let safe = text.safeForTerminal(keepsLines: true)
    return safe.hasSuffix("\n") ? String(safe.dropLast()) : safe
  }
}

extension ChangeSet {
  /// The last lines of a report: the counts, the risks, and the sums of requests.
  package var summaryLines: [String] {
    var lines = [headline]
    if let riskLine { lines.append("risks: \(riskLine)") }
    lines += costs.filter(\.isChanged).map(\.text)
    return lines
  }
}
