import ClusterDiff
import Foundation
import TestSupport
import Testing

/// The tables of the guide, which are generated from the reasons and from the catalogue of examples.
@Suite struct DocumentationTests {
  private static let page = RecordedFile("Sources/Portolan/Portolan.docc/ComparingWithTheCluster.md")

  @Test func `the guide's tables match the tests`() throws {
    let text = try #require(Self.page.text)
    let made = try Self.page(text, with: ["reasons": Self.reasons, "catalogue": Self.catalogue])
    #expect(try Self.page.recording(made) == made, RecordedFile.advice)
  }

  @Test func `the guide's JSON example has the keys of a report`() throws {
    let text = try #require(Self.page.text)
    let example = try #require(text.components(separatedBy: "```json\n").dropFirst().first)
    let shown = try #require(example.components(separatedBy: "```").first)
    let root = try #require(JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any])
    let declared = deployment(container: "image: \"a:2\"")
    let managers =
      "managedFields: [{manager: kubectl-set, operation: Update, time: \"2026-01-31T12:00:00Z\", fieldsV1: "
      + "{\"f:spec\": {\"f:template\": {\"f:spec\": {\"f:containers\": {'k:{\"name\":\"a\"}': {\"f:image\": {}}}}}}}}]"
    let live = deployment(container: "image: \"a:1\"").replacing(
      "namespace: shop", with: "namespace: shop, " + managers)
    let report = try Pair.report(declared, live).json
    let made = try #require(JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    #expect(root.keys.sorted() == made.keys.sorted())
    #expect(
      (root["summary"] as? [String: Any])?.keys.sorted() == (made["summary"] as? [String: Any])?.keys.sorted()
    )
    let keys = [root, made].map { ($0["differences"] as? [[String: Any]])?.first?.keys.sorted() }
    #expect(keys[0]?.filter { $0 != "stored" } == keys[1]?.filter { $0 != "stored" })
  }

  private static var reasons: String {
    table(head: ["reason", "meaning"], Reason.allCases.map { ["`\($0.rawValue)`", $0.summary] })
  }

  private static var catalogue: String {
    table(
      head: ["", "pattern", "class", "reason"],
      CatalogueRow.all.map { row in
        let kinds = unique(row.examples.map { $0.kind.map { "`\($0.rawValue)`" } ?? "none" })
        let reasons = unique(row.examples.compactMap { $0.reason.map { "`\($0.rawValue)`" } })
        return ["\(row.number)", row.title, kinds.joined(separator: ", "), reasons.joined(separator: ", ")]
      })
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func table(head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { $0.isEmpty ? "---:" : "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func page(_ text: String, with tables: [String: String]) throws -> String {
    var text = text
    for (name, table) in tables {
      let start = try #require(text.range(of: "<!-- \(name) -->\n"))
      let end = try #require(text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex))
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
    }
    return text
  }
}
