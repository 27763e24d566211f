import ManifestTree

extension DriftReport {
  /// The report as a comment on a pull request, folded per object.
  public var markdown: String {
    var text =
      "### \(hasDrift ? "Drift" : "No drift") between the declared objects and the cluster\n\n\(headline)\n"
    for (object, differences) in byObject {
      let kinds = Difference.Kind.allCases.filter { kind in differences.contains { $0.kind == kind } }
      let classes = kinds.map(\.rawValue).joined(separator: ", ")
      text += "\n<details><summary><b>\(object.title.escapedHTML)</b>: \(classes)</summary>\n\n"
      text += table(of: differences)
      text += "\n</details>\n"
    }
    return text
  }

  private func table(of differences: [Difference]) -> String {
    var text = "| path | declared | live | who | consequence |\n|---|---|---|---|---|\n"
    for difference in differences {
      let (declared, live) = difference.excerpts(limit: 200)
      let path = difference.path.steps.isEmpty ? "(whole object)" : "`\(difference.path.description.asCell)`"
      let consequence = [difference.consequenceText, difference.remark].compactMap { $0 }.joined(
        separator: "; ")
      let place = difference.isDrift ? difference.declaredAt.map { "<br>`\($0)`" } ?? "" : ""
      let cells = [
        path + place, cell(declared), cell(live), (difference.attribution ?? "").asCell, consequence.asCell,
      ]
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    return text
  }

  private func cell(_ text: String?) -> String { text.map { "<code>\($0.escapedHTML.asCell)</code>" } ?? "" }
}

extension String {
  fileprivate var escapedHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  fileprivate var asCell: String {
    printable.replacing("|", with: "\\|").replacing("\n", with: "<br>")
  }
}
