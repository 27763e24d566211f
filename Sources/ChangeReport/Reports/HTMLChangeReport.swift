import ClusterDiff
import Diagnostics
import ManifestTree

extension ChangeSet {
  /// The report as a page without scripts or other files.
  package var html: String {
    var text = ""
    for line in summaryLines { text += "<p>\(line.xmlText)</p>\n" }
    if !isEmpty { text += "<p class=\"faint\">- before, + after</p>\n" }
    for section in riskSections {
      let name = section.risk.map { "\($0.rawValue): \($0.summary)" } ?? "no risk found"
      text += "<h2>\(name.xmlText)</h2>\n"
      for entry in section.entries { text += entry.html(profiles) }
    }
    if !findings.isEmpty {
      text += "<h2>New findings</h2>\n<ul>\n" + findings.map(\.html).joined() + "</ul>\n"
    }
    return ReportPage.text(title: "Changes between \(oldName) and \(newName)", body: text)
  }
}

extension ChangeEntry {
  fileprivate func html(_ profiles: [String]) -> String {
    var text = "<section>\n<div><code>\((wholeObjectText ?? shownPlace).xmlText)</code></div>\n"
    if kind == .changed {
      let (old, new) = excerpts(limit: 2000)
      text +=
        "<div class=\"old\"><code>\(old.xmlText)</code></div>\n<div class=\"new\"><code>\(new.xmlText)</code></div>\n"
    } else if kind == .reordered {
      text += "<div>the order of the elements changes</div>\n"
    }
    for mark in marks {
      text += "<div><span class=\"risk\">\(mark.risk.rawValue)</span>: \(mark.reason.xmlText)</div>\n"
    }
    for note in notes { text += "<div>\(note.xmlText)</div>\n" }
    let objects = hits.map { hit -> String in
      var line = "<li><code>\(hit.identity.title.xmlText)</code>"
      if !hit.path.steps.isEmpty { line += " <code class=\"faint\">\(hit.path.description.xmlText)</code>" }
      if profiles.count > 1, !hit.profiles.isEmpty {
        line += " (\(hit.profiles.joined(separator: ", ").xmlText))"
      }
      if let location = hit.location { line += " <span class=\"faint\">\("\(location)".xmlText)</span>" }
      return line + "</li>\n"
    }
    let isLong = objects.count > 5
    text += isLong ? "<details><summary>\(ChangeSet.count(objectCount, "object"))</summary>\n" : ""
    text += "<ul>\n" + objects.joined() + "</ul>\n" + (isLong ? "</details>\n" : "")
    return text + "</section>\n"
  }
}

extension Diagnostic {
  fileprivate var html: String {
    let place = location.map { " <span class=\"faint\">\("\($0)".xmlText)</span>" } ?? ""
    return "<li>\(severity.rawValue): \(message.xmlText) <code>[\(id.xmlText)]</code>\(place)</li>\n"
  }
}
