internal import Diagnostics
public import ManifestTree

/// Findings in SARIF 2.1.0, as code hosts and editors read them.
public enum SARIFReport {
  /// The report as one run.
  /// - Parameters:
  ///   - version: the tool's version.
  ///   - sources: the text of the files, by which columns are counted in characters.
  public static func node(for report: Report, version: String, sources: SourceLines = SourceLines([])) -> Node
  {
    let found = Set(report.findings.map(\.rule))
    let cards = Catalogue.rules.map(\.card).filter { found.contains($0.id) }
    let driver: Node = [
      "name": "portolan", "version": .string(version), "rules": .list(cards.map(rule)),
    ]
    let numbers = Dictionary(uniqueKeysWithValues: cards.enumerated().map { ($0.element.id, $0.offset) })
    let results = report.findings.map { result($0, numbers[$0.rule], sources) }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        ["tool": ["driver": driver], "columnKind": "unicodeCodePoints", "results": .list(results)]
      ],
    ]
  }

  private static func rule(_ card: RuleCard) -> Node {
    let help = "\(card.why)\n\nHow to fix: \(card.fix)."
    return [
      "id": .string(card.id), "shortDescription": ["text": .string(card.summary)],
      "fullDescription": ["text": .string(card.why)],
      "help": ["text": .string(help), "markdown": .string(card.markdown)],
      "defaultConfiguration": ["level": .string(level(card.severity))],
    ]
  }

  private static func result(_ finding: Finding, _ number: Int?, _ sources: SourceLines) -> Node {
    let namespace = finding.object.namespace.map { "\($0)/" } ?? ""
    let name = "\(finding.object.kind)/\(namespace)\(finding.object.name)"
    let location: Node = [
      "physicalLocation": place(finding.location, sources),
      "logicalLocations": [
        ["fullyQualifiedName": .string("\(name)#\(finding.path)"), "kind": "resource"]
      ],
    ]
    var result: NodeMap = ["ruleId": .string(finding.rule)]
    if let number { result["ruleIndex"] = .int(Int64(number)) }
    result["level"] = .string(level(finding.severity))
    result["message"] = ["text": .string("\(finding.message); \(finding.fix)")]
    result["locations"] = [location]
    let related = finding.notes.compactMap { note -> Node? in
      guard let location = note.location else { return nil }
      return ["physicalLocation": place(location, sources), "message": ["text": .string(note.message)]]
    }
    if !related.isEmpty { result["relatedLocations"] = .list(related) }
    result["partialFingerprints"] = ["portolan/v1": .string(finding.fingerprint)]
    return .map(result)
  }

  private static func place(_ location: FileLocation, _ sources: SourceLines) -> Node {
    [
      "artifactLocation": ["uri": .string(uri(of: location.file))],
      "region": [
        "startLine": .int(Int64(location.line)),
        "startColumn": .int(Int64(sources.characterColumn(at: location))),
      ],
    ]
  }

  private static func level(_ severity: Severity) -> String { severity == .info ? "note" : severity.rawValue }

  /// The path with what URIs reserve written as escapes.
  private static func uri(of path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    .joined()
  }
}
