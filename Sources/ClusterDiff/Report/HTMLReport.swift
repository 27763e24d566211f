internal import Diagnostics
internal import ManifestTree

extension DriftReport {
  /// The report as a page without scripts or other files.
  package var html: String {
    var body = "<p>\(headline.xmlText)</p>\n"
    let objects = byObject
    if !objects.isEmpty { body += "<p class=\"faint\">- live, + declared</p>\n" }
    for (object, differences) in objects {
      body += "<section>\n<h2><code>\(object.title.xmlText)</code></h2>\n"
      body += differences.map(\.html).joined()
      body += "</section>\n"
    }
    let title = hasDrift ? "Drift" : "No drift"
    return ReportPage.text(title: "\(title) between the declared objects and the cluster", body: body)
  }
}

extension Difference {
  fileprivate var html: String {
    let (declared, live) = excerpts(limit: 2000)
    var text = ""
    if path.steps.isEmpty {
      text += "<div class=\"risk\">\(kind.rawValue.xmlText)</div>\n"
    } else {
      text += "<div><code>\(path.description.xmlText)</code></div>\n"
      text += "<div class=\"old\"><code>\((live ?? "(none)").xmlText)</code></div>\n"
      text += "<div class=\"new\"><code>\((declared ?? "(none)").xmlText)</code></div>\n"
      if kind != .drift { text += "<div>\(kind.rawValue.xmlText)</div>\n" }
    }
    for detail in [attribution, consequenceText, remark].compactMap(\.self) {
      text += "<div>\(detail.xmlText)</div>\n"
    }
    if isDrift, let declaredAt { text += "<div class=\"faint\">\("\(declaredAt)".xmlText)</div>\n" }
    return text
  }
}
