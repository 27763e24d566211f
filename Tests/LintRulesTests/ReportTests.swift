import Diagnostics
import Foundation
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportTests {
  private static let yaml = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: web}
    data:
      DB_PASSWORD: "a<b&c\\"d"
    """

  private func report(moved: Int = 0) -> Report {
    let text = String(repeating: "# moved\n", count: moved) + Self.yaml
    let objects = ManifestReader.read(Array(text.utf8), from: "a b/web.yaml").objects
    return Report(Linter([SecretInConfigMap()]).findings(in: LintContext(objects)))
  }

  @Test func `text format shows the line with a caret under the value`() {
    let report = report()
    let sources = SourceLines(
      [(path: "a b/web.yaml", bytes: Array(Self.yaml.utf8))], at: report.findings.map(\.location))
    let text = TextReport(sources).text(for: report)
    #expect(text.hasPrefix("a b/web.yaml:5:16: warning: the value of 'DB_PASSWORD'"))
    #expect(text.contains("\n                 ^\n"))
  }

  @Test func `JSON format contains the position and the object of a finding`() throws {
    let node = JSONReport.node(for: report())
    #expect(node["format"] == 1)
    guard case .list(let findings)? = node["findings"], let finding = findings.first else { return }
    #expect(finding["rule"] == "secret-in-config-map")
    #expect(finding["path"] == "data.DB_PASSWORD")
    #expect(finding["location"] == ["file": "a b/web.yaml", "line": 5, "column": 16])
    #expect(finding["object"] == ["group": "", "kind": "ConfigMap", "namespace": .null, "name": "web"])
  }

  @Test(arguments: [
    (0, 0, "no findings\n"), (1, 0, "no findings, 1 allowed\n"), (0, 2, "no findings, 2 known\n"),
    (3, 4, "no findings, 3 allowed, 4 known\n"),
  ])
  func `the summary counts allowed findings, and those that are not new`(
    _ allowed: Int, _ known: Int, _ summary: String
  ) {
    let report = Report([], allowedCount: allowed, knownCount: known)
    #expect(TextReport(SourceLines([], at: [])).text(for: report) == summary)
    let node = JSONReport.node(for: report)["summary"]
    #expect(node?["allowed"] == .int(Int64(allowed)) && node?["known"] == .int(Int64(known)))
  }

  /// A short secret is masked where it is a value, and nowhere else.
  @Test(arguments: [
    ("'bar' is abc, expected bytes", true, "'bar' is (masked), expected bytes"),
    ("'bar' is 'abc'", true, "'bar' is '(masked)'"), ("abc is abcd", true, "abc is abcd"),
    ("  foo: abc", false, "  foo: (masked)"),
    ("{foo: abc, bar: abc}", false, "{foo: (masked), bar: (masked)}"),
    ("- abc", false, "- (masked)"), ("  abc: abcd", false, "  abc: abcd"),
    ("foo: abc.d", false, "foo: abc.d"),
  ])
  func `short secrets are masked`(_ text: String, _ isProse: Bool, _ masked: String) {
    #expect(SecretWords(["abc"]).masked(text, isProse: isProse) == masked)
  }

  @Test func `every format shows the fix of an unreadable file`() throws {
    let fault = Diagnostic(
      "manifest/indentation", .error, "unexpected tab",
      at: FileLocation(file: "web.yaml", line: 3, column: 1), fix: "indent with spaces")
    let report = Report([], faults: [fault])
    let reports = [
      GitHubReport.text(for: report), JUnitReport.text(for: report),
      "\(GitLabReport.node(for: report))", "\(JSONReport.node(for: report))",
      "\(SARIFReport.node(for: report, of: Catalogue.ruleSet, version: "1"))",
    ]
    for report in reports { #expect(report.contains("indent with spaces")) }
  }

  @Test func `JUnit format is valid XML`() {
    let data = Data(JUnitReport.text(for: report()).utf8)
    #expect(XMLParser(data: data).parse())
  }

  @Test func `each finding is one workflow command`() {
    let text = GitHubReport.text(for: report())
    #expect(text.hasPrefix("::warning file=a b/web.yaml,line=5,col=16,title=secret-in-config-map::the value"))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func `a baseline recognizes a finding whose line has moved`() throws {
    let baseline = try #require(Baseline(Baseline.node(of: report().findings)))
    #expect(baseline.news(in: report(moved: 3).findings).isEmpty)
  }
}
