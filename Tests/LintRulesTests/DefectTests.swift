import Diagnostics
import Foundation
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The defects in the documents from which the examples are taken: each is found, and nothing else is.
@Suite struct DefectTests {
  @Test(arguments: ["appliance-call", "food-delivery", "online-boutique", "sock-shop", "telecom-billing"])
  func `the defects of a system are found at their lines, and nothing else is found`(_ system: String) throws
  {
    let folder = try #require(Bundle.module.url(forResource: "Defects", withExtension: nil))
    let text = try String(contentsOf: folder.appending(path: "\(system).yaml"), encoding: .utf8)
    let read = ManifestReader.read(Array(text.utf8), from: "defects.yaml")
    #expect(read.diagnostics == [])
    let rules = LintSettings().chosenRules(of: Catalogue.ruleSet, named: [], all: false, preset: .production)
    let found = Linter(rules).findings(in: LintContext(read.objects)).map { "\($0.location.line) \($0.rule)" }
    #expect(found.sorted() == Self.flags(in: text).sorted())
  }

  /// The rules in the comments at the ends of the lines.
  private static func flags(in text: String) -> [String] {
    let ids = Set(Catalogue.ruleSet.ids)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { number, line -> [String] in
      guard let comment = line.firstRange(of: "  # ") else { return [] }
      return line[comment.upperBound...].split(separator: " ").map(String.init)
        .filter { ids.contains($0) }.map { "\(number + 1) \($0)" }
    }
  }
}
