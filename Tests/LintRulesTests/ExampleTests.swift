import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The examples of every rule, which are its tests and its documentation.
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

    /// The position of the example in the rule's file.
    var place: SourceLocation {
      SourceLocation(
        fileID: example.location.file, filePath: example.location.file, line: example.location.line,
        column: example.location.column)
    }
  }

  @Test(arguments: Case.failing)
  func `a rule finds exactly the flagged lines of its failing examples`(_ case: Case) {
    let findings = Linter([`case`.rule]).findings(in: `case`.example.context)
    let lines = Set(findings.map(\.location.line))
    #expect(lines == `case`.example.flaggedLines, sourceLocation: `case`.place)
  }

  /// A user of a spec cannot change the field of the manifest.
  ///
  /// A question, such as "did you mean 'x'?", suits both.
  @Test(arguments: Case.failing.filter { $0.rule.card.specFix != nil })
  func `a finding with its own fix also has a fix for a spec`(_ case: Case) {
    let findings = Linter([`case`.rule]).findings(in: `case`.example.context)
    let unhelpful = findings.filter { $0.specFix == nil && !$0.fix.hasSuffix("?") }
    #expect(unhelpful.map(\.fix) == [], sourceLocation: `case`.place)
  }

  @Test(arguments: Case.passing)
  func `a passing example as published has no findings under any rule`(_ case: Case) {
    let read = ManifestReader.read(Array(`case`.example.manifest.utf8), from: "example.yaml")
    #expect(read.diagnostics == [])
    let findings = Linter(Catalogue.rules).findings(in: LintContext(read.objects))
    let found = findings.map { "\($0.rule) \($0.object.kind)/\($0.object.name) \($0.path): \($0.message)" }
    #expect(found == [], sourceLocation: `case`.place)
  }

  /// A passing example is a failing one after the fix, so a reader can compare them.
  @Test(arguments: Case.passing)
  func `a passing example is not a failing one, and declares one of its kinds`(_ case: Case) {
    let failing = `case`.rule.card.examples.filter(\.isFailing)
    guard !failing.isEmpty else { return }
    let same = failing.filter { $0.unmarkedText == `case`.example.unmarkedText }
    #expect(same.map(\.text) == [], sourceLocation: `case`.place)
    let kinds = `case`.example.kinds
    let isShared = failing.contains { !$0.kinds.isDisjoint(with: kinds) }
    #expect(isShared, "has only \(kinds.sorted())", sourceLocation: `case`.place)
  }

  /// The published page shows what `Completion` adds, but not which part of the additions is the fix.
  @Test(arguments: Case.passing)
  func `a passing example has no finding of its own rule before its completion`(_ case: Case) {
    let findings = Linter([`case`.rule]).findings(in: `case`.example.context)
    #expect(findings.map(\.message) == [], sourceLocation: `case`.place)
  }
}

extension Example {
  /// The text without the marks of the lines with a finding.
  fileprivate var unmarkedText: String { text.replacing("  # flagged", with: "") }

  /// The kinds of the objects, as written.
  fileprivate var kinds: Set<String> { Set(objects.map(\.identity.kind)) }
}
