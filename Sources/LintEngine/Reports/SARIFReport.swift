internal import Diagnostics
package import ManifestTree

/// Findings in SARIF 2.1.0, as code hosts and editors read them.
package enum SARIFReport {
  /// The report as one run.
  /// - Parameters:
  ///   - rules: the rules that ran.
  ///   - version: the tool's version.
  ///   - root: the base folder of relative paths.
  ///   - sources: the sources of the files, for columns in characters.
  package static func node(
    for report: Report, of rules: RuleSet, version: String, root: String = "",
    sources: SourceLines = SourceLines([], at: [])
  ) -> Node {
    let kept = mostSevere(report.findings)
    let allowed = report.allowed.prefix(limit - kept.count)
    let leftOut = report.findings.count - kept.count + report.allowed.count - allowed.count
    let found = Set(kept.map(\.rule) + allowed.map(\.finding.rule))
    let cards = rules.cards.filter { found.contains($0.id) }
    let driver: Node = [
      "name": "portolan", "version": .string(version), "rules": .list(cards.map(rule)),
    ]
    let numbers = Dictionary(uniqueKeysWithValues: cards.enumerated().map { ($0.element.id, $0.offset) })
    let place = Place(root: root, sources: sources)
    let results =
      kept.map { Node.map(result($0, numbers[$0.rule], place)) }
      + allowed.map { suppressed in
        var result = result(suppressed.finding, numbers[suppressed.finding.rule], place)
        result["suppressions"] = [["kind": "inSource", "justification": .string(suppressed.reason)]]
        return .map(result)
      }
    var run: NodeMap = [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints", "results": .list(results),
    ]
    let notes = report.faults.map { place.notification($0) } + (leftOut > 0 ? [Self.note(leftOut)] : [])
    if !notes.isEmpty {
      run["invocations"] = [
        [
          "executionSuccessful": .bool(report.faults.isEmpty), "toolExecutionNotifications": .list(notes),
        ]
      ]
    }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [.map(run)],
    ]
  }

  /// The maximum number of results that GitHub accepts in a run.
  private static let limit = 25_000

  /// The most severe findings up to the limit, in the report's order.
  private static func mostSevere(_ findings: [Finding]) -> [Finding] {
    guard findings.count > limit else { return findings }
    let ranked = findings.indices.sorted {
      (findings[$1].severity, $0) < (findings[$0].severity, $1)
    }
    return ranked.prefix(limit).sorted().map { findings[$0] }
  }

  private static func note(_ leftOut: Int) -> Node {
    [
      "level": "warning",
      "message": [
        "text": .string(
          "\(leftOut) \(leftOut == 1 ? "finding is" : "findings are") left out, because GitHub accepts at most \(limit) results per run"
        )
      ],
    ]
  }

  private static func rule(_ card: RuleCard) -> Node {
    let help = "\(card.why)\n\nHow to fix: \(card.fix)."
    let isOfSecurity = card.topic.isOfSecurity
    var properties: NodeMap = [
      "tags": .list(
        (isOfSecurity && card.topic != .security ? ["security"] : []) + [.string(card.topic.rawValue)]),
      "precision": "high",
    ]
    if isOfSecurity { properties["security-severity"] = .string(securitySeverity(card.severity)) }
    properties["problem.severity"] = .string(
      card.severity == .info ? "recommendation" : card.severity.rawValue)
    return [
      "id": .string(card.id), "shortDescription": ["text": .string(card.summary)],
      "fullDescription": ["text": .string(card.why)],
      "help": ["text": .string(help), "markdown": .string(card.markdown)],
      "helpUri": .string(card.references.first ?? card.topic.documentation),
      "defaultConfiguration": ["level": .string(level(card.severity))], "properties": .map(properties),
    ]
  }

  /// The score by which GitHub ranks security alerts: from 7.0 to 8.9 is high, from 4.0 to 6.9 is medium, and less is
  /// low.
  private static func securitySeverity(_ severity: Severity) -> String {
    switch severity {
    case .error: "8.0"
    case .warning: "5.5"
    case .info: "3.0"
    }
  }

  private static func result(_ finding: Finding, _ number: Int?, _ place: Place) -> NodeMap {
    let namespace = finding.object.namespace.map { "\($0)/" } ?? ""
    let name = "\(finding.object.kind)/\(namespace)\(finding.object.name)"
    let location: Node = [
      "physicalLocation": place.node(finding.location),
      "logicalLocations": [
        ["fullyQualifiedName": .string("\(name)#\(finding.path)"), "kind": "resource"]
      ],
    ]
    var result: NodeMap = ["ruleId": .string(finding.rule)]
    if let number { result["ruleIndex"] = .int(Int64(number)) }
    result["level"] = .string(level(finding.severity))
    result["message"] = ["text": .string(finding.messageWithFix)]
    result["locations"] = [location]
    let related = finding.notes.compactMap { note -> Node? in
      guard let location = note.location else { return nil }
      return ["physicalLocation": place.node(location), "message": ["text": .string(note.message)]]
    }
    if !related.isEmpty { result["relatedLocations"] = .list(related) }
    result["partialFingerprints"] = ["portolan/v1": .string(finding.fingerprint)]
    if !finding.profiles.isEmpty {
      result["properties"] = ["profiles": .list(finding.profiles.map(Node.string))]
    }
    return result
  }

  fileprivate static func level(_ severity: Severity) -> String {
    severity == .info ? "note" : severity.rawValue
  }

}

/// Converts positions: paths relative to a folder, columns in characters.
private struct Place {
  let root: String
  let sources: SourceLines

  func node(_ location: FileLocation) -> Node {
    [
      "artifactLocation": ["uri": .string(uri(of: location.file))],
      "region": [
        "startLine": .int(Int64(location.line)),
        "startColumn": .int(Int64(sources.characterColumn(at: location))),
      ],
    ]
  }

  func notification(_ fault: Diagnostic) -> Node {
    var node: NodeMap = [
      "level": "error", "message": ["text": .string(fault.messageWithFix)],
      "descriptor": ["id": .string(fault.id)],
    ]
    if let location = fault.location { node["locations"] = [["physicalLocation": self.node(location)]] }
    return .map(node)
  }

  /// The path with percent-encoded reserved characters.
  private func uri(of path: String) -> String {
    let path = RelativePath.text(of: path, in: root)
    let text = path.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    .joined()
    return path.hasPrefix("/") ? "file://\(text)" : text
  }
}
