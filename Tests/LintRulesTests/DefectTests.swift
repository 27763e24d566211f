import Diagnostics
import Foundation
import ManifestTree
import Testing

@testable import LintRules

/// The defects of the documents that the examples come from: each is found, and nothing else is.
@Suite struct DefectTests {
  @Test(arguments: ["appliance-call", "food-delivery", "online-boutique", "sock-shop", "telecom-billing"])
  func `the defects of a system are found at their lines, and nothing else is`(_ system: String) throws {
    let folder = try #require(Bundle.module.url(forResource: "Defects", withExtension: nil))
    let text = try String(contentsOf: folder.appending(path: "\(system).yaml"), encoding: .utf8)
    let read = ManifestReader.read(Array(text.utf8), from: "defects.yaml")
    #expect(read.diagnostics == [])
    let rules = LintSettings().chosenRules(named: [], all: false, preset: .production)
    let found = Linter(rules).findings(in: LintContext(read.objects)).map { "\($0.location.line) \($0.rule)" }
    #expect(found.sorted() == Self.flags(in: text).sorted())
  }

  /// The rules that the lines' ends name.
  private static func flags(in text: String) -> [String] {
    let ids = Set(Catalogue.ids)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { number, line -> [String] in
      guard let comment = line.firstRange(of: "  # ") else { return [] }
      return line[comment.upperBound...].split(separator: " ").map(String.init)
        .filter { ids.contains($0) }.map { "\(number + 1) \($0)" }
    }
  }
}
