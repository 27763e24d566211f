import Diagnostics
import ManifestTree

extension DriftReport {
  /// The report as annotations that GitHub shows at the declaring lines.
  public var github: String {
    differences.filter { $0.kind != .cosmetic }.map(\.annotation).joined()
  }
}

extension Difference {
  fileprivate var annotation: String {
    let command = isDrift ? "error" : kind == .orphan ? "warning" : "notice"
    var properties: [String] = []
    if let place = declaredAt {
      properties += ["file=\(place.file.escapedProperty)", "line=\(place.line)", "col=\(place.column)"]
    }
    properties.append("title=\("\(kind.rawValue): \(object.title)".escapedProperty)")
    let (declared, live) = excerpts(limit: 200)
    var message =
      path.steps.isEmpty
      ? "\(kind.rawValue)" : "\(path): \(declared ?? "nothing") declared, \(live ?? "nothing") live"
    for part in [attribution, consequenceText, remark].compactMap({ $0 }) { message += "; \(part)" }
    return "::\(command) \(properties.joined(separator: ","))::\(message.escapedMessage)\n"
  }
}

extension String {
  fileprivate var escapedMessage: String {
    replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  fileprivate var escapedProperty: String {
    escapedMessage.replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
