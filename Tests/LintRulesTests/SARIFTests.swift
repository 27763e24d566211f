import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The SARIF report conforms to version 2.1.0 of the standard.
@Suite struct SARIFTests {
  /// The standard's definition of an object: its allowed and its required fields.
  private indirect enum Form: Sendable {
    case text
    case choice([String])
    /// An integer, at least the given one.
    case number(Int64)
    case list(Form)
    case object([String: Form], required: Set<String>)
    /// Strings under keys of the producer.
    case texts

    func faults(in node: Node, at path: String) -> [String] {
      switch (self, node) {
      case (.text, .string): return []
      case (.choice(let words), .string(let word)): return words.contains(word) ? [] : ["\(path): \(word)"]
      case (.number(let least), .int(let value)): return value >= least ? [] : ["\(path): \(value)"]
      case (.list(let form), .list(let items)): return items.flatMap { form.faults(in: $0, at: "\(path)[]") }
      case (.texts, .map(let map)):
        return map.flatMap { Form.text.faults(in: $0.value, at: "\(path).\($0.key)") }
      case (.object(let fields, let required), .map(let map)):
        let missing = required.subtracting(map.keys).map { "\(path): no \($0)" }
        return missing
          + map.flatMap { entry in
            fields[entry.key]?.faults(in: entry.value, at: "\(path).\(entry.key)")
              ?? ["\(path): unknown \(entry.key)"]
          }
      default: return ["\(path): \(node.json)"]
      }
    }
  }

  private static let level = Form.choice(["none", "note", "warning", "error"])
  private static let message = Form.object(["text": .text, "markdown": .text], required: ["text"])
  private static let place = Form.object(
    [
      "artifactLocation": .object(["uri": .text], required: []),
      "region": .object(["startLine": .number(1), "startColumn": .number(1)], required: []),
    ], required: [])
  private static let location = Form.object(
    [
      "physicalLocation": place, "message": message,
      "logicalLocations": .list(.object(["fullyQualifiedName": .text, "kind": .text], required: [])),
    ], required: [])
  private static let rule = Form.object(
    [
      "id": .text, "shortDescription": message, "fullDescription": message, "help": message,
      "defaultConfiguration": .object(["level": level], required: []), "helpUri": .text,
      "properties": .object(
        [
          "tags": .list(.text), "precision": .text, "security-severity": .text, "problem.severity": .text,
        ], required: []),
    ], required: ["id"])
  private static let result = Form.object(
    [
      "ruleId": .text, "ruleIndex": .number(-1), "level": level, "message": message,
      "locations": .list(location), "relatedLocations": .list(location), "partialFingerprints": .texts,
    ], required: ["message"])
  private static let log = Form.object(
    [
      "$schema": .text, "version": .choice(["2.1.0"]),
      "runs": .list(
        .object(
          [
            "tool": .object(
              [
                "driver": .object(
                  ["name": .text, "version": .text, "rules": .list(rule)], required: ["name"])
              ],
              required: ["driver"]),
            "columnKind": .choice(["utf16CodeUnits", "unicodeCodePoints"]), "results": .list(result),
          ], required: ["tool"])),
    ], required: ["version", "runs"])

  private static func report(on text: String) -> Node {
    let objects = ManifestReader.read(Array(text.utf8), from: "a b/größe.yaml").objects
    let findings = Linter(Catalogue.rules).findings(in: LintContext(objects))
    return SARIFReport.node(
      for: Report(findings), of: Catalogue.ruleSet, version: "1.0",
      sources: SourceLines([("a b/größe.yaml", Array(text.utf8))], at: findings.map(\.location)))
  }

  @Test(arguments: Catalogue.rules.map(\.card.id))
  func `a report of a rule's examples conforms to the standard`(_ id: String) throws {
    let card = try #require(Catalogue.rules.first { $0.card.id == id }?.card)
    for example in card.examples {
      #expect(Self.log.faults(in: Self.report(on: example.text), at: "") == [])
    }
  }

  @Test func `a result refers to its rule, its file, and its column`() throws {
    let report = Self.report(
      on: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, größe: x, labels: {a: \"-\"}}\n")
    let run = try #require(report[NodePath().key("runs").index(0)])
    let invalid = NodePath().key("results")
    guard case .list(let results)? = run[invalid] else { return }
    let result = try #require(results.first { $0["ruleId"] == "invalid-label" })
    let place = NodePath().key("locations").index(0).key("physicalLocation")
    #expect(result[place.key("artifactLocation").key("uri")] == "a%20b/gr%C3%B6%C3%9Fe.yaml")
    #expect(result[place.key("region")] == ["startLine": 3, "startColumn": 45])
    let index = try #require(result["ruleIndex"]?.int)
    let rules = NodePath().key("tool").key("driver").key("rules")
    #expect(run[rules.index(Int(index)).key("id")] == "invalid-label")
  }
}
