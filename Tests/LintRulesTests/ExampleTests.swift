import Diagnostics
import ManifestTree
import Testing

@testable import LintRules

/// Every rule's examples: its tests, its page, and its promise.
@Suite struct ExampleTests {
  /// One example of a rule.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: any Rule
    let example: Example
    let number: Int

    var testDescription: String { "\(rule.card.id) \(number)" }

    static let all: [Case] = Catalogue.rules.flatMap { rule in
      rule.card.examples.enumerated().map { Case(rule: rule, example: $0.element, number: $0.offset + 1) }
    }
    static let failing = all.filter(\.example.isFailing)
    static let passing = all.filter { !$0.example.isFailing }

    /// The place of the example in the rule's file.
    var place: SourceLocation {
      SourceLocation(
        fileID: example.location.file, filePath: example.location.file, line: example.location.line,
        column: example.location.column)
    }
  }

  @Test(arguments: Case.failing)
  func `a rule finds the flagged lines of its failing examples and no others`(_ case: Case) {
    let findings = Linter([`case`.rule]).findings(in: `case`.example.context)
    let lines = Set(findings.map(\.location.line))
    #expect(lines == `case`.example.flaggedLines, sourceLocation: `case`.place)
  }

  @Test(arguments: Case.passing)
  func `a passing example as it is published is clean under all rules`(_ case: Case) {
    let read = ManifestReader.read(Array(`case`.example.manifest.utf8), from: "example.yaml")
    #expect(read.diagnostics == [])
    let findings = Linter(Catalogue.rules).findings(in: LintContext(read.objects))
    let found = findings.map { "\($0.rule) \($0.object.kind)/\($0.object.name) \($0.path): \($0.message)" }
    #expect(found == [], sourceLocation: `case`.place)
  }
}
