import Testing

@testable import LintEngine
@testable import LintRules

@Suite struct SpecFixTests {
  @Test func `Each fix for specs belongs to a rule`() {
    #expect(SpecFixes.rules.filter { !Catalogue.ruleSet.contains($0) } == [])
  }
}
