import ClusterDiff
import Diagnostics
import ManifestTree
import Testing

@Suite struct ReportTests {
  private static func report(_ declared: String, _ live: String, ignores: [String] = []) -> DriftReport {
    var request = DiffRequest(
      declared: ManifestReader.read(Array(declared.utf8), from: "declared.yaml").objects,
      live: ManifestReader.read(Array(live.utf8), from: "live.yaml").objects)
    request.ignores = ignores.map { IgnoreRule($0) }
    return ClusterDiff.report(request)
  }

  private static let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\n"
  private static let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\n"

  @Test func `no format shows what a Secret holds`() {
    let report = Self.report(Self.secret + "stringData: {a: hush}\n", Self.secret + "data: {a: c2VjcmV0}\n")
    #expect(report.hasDrift)
    for text in [report.json, report.markdown, report.github, TextReport(coloured: false).text(for: report)] {
      #expect(!text.contains("hush") && !text.contains("aHVzaA") && !text.contains("c2VjcmV0"))
    }
  }

  @Test func `a difference on one line names both values and the declaring line`() {
    let report = Self.report(Self.map + "data:\n  a: one\n", Self.map + "data: {a: two}\n")
    #expect(
      TextReport(coloured: false).text(for: report) == """
        ConfigMap shop/m
          data.a  one → two
            declared.yaml:5:3

        1 drift in 1 object, 1 object compared

        """)
    #expect(
      report.github
        == "::error file=declared.yaml,line=5,col=3,title=drift%3A ConfigMap shop/m::data.a: one declared, two live\n"
    )
  }

  @Test(arguments: ["a", "é", "🚢"])
  func `of a long line people see the part that differs`(character: String) {
    let same = String(repeating: character, count: 5000)
    let report = Self.report(
      Self.map + "data:\n  a: \(same)one\(same)\n", Self.map + "data: {a: \(same)two\(same)}\n")
    let lead = String(repeating: character, count: 40)
    let rest = String(repeating: character, count: 197)
    #expect(
      TextReport(coloured: false).text(for: report) == """
        ConfigMap shop/m
          data.a
            - …\(lead)one\(rest)…
            + …\(lead)two\(rest)…
            declared.yaml:5:3

        1 drift in 1 object, 1 object compared

        """)
    #expect(report.json.contains(same + "one"))
  }

  @Test func `no format shows what a tool has copied of a Secret`() {
    let copies = ["kubectl.kubernetes.io/last-applied-configuration", "kapp.k14s.io/original"]
    let live = Self.secret.replacing(
      "namespace: shop}",
      with: "namespace: shop, annotations: {"
        + copies.map { "\($0): '{\"stringData\":{\"a\":\"hush\"}}'" }.joined(separator: ", ") + "}}")
    var request = DiffRequest(
      declared: ManifestReader.read(Array(Self.secret.utf8), from: "declared.yaml").objects,
      live: ManifestReader.read(Array(live.utf8), from: "live.yaml").objects)
    request.explains = true
    let report = ClusterDiff.report(request)
    #expect(report.count(of: .cosmetic) >= copies.count)
    for text in [report.json, report.markdown, report.github, TextReport(coloured: false).text(for: report)] {
      #expect(!text.contains("hush"))
    }
  }

  @Test func `a Secret's value that is written as text is found at its line`() {
    let report = Self.report(
      Self.secret + "data:\n  b: Yg==\nstringData:\n  a: one\n", Self.secret + "data: {a: dHdv, b: Yw==}\n")
    #expect(report.differences.map { $0.declaredAt?.line } == [5, 7])
  }

  @Test func `another order is shown from where it begins, without the rest`() {
    let values = "{name: A, value: x}, {name: B, value: y}"
    let report = Self.report(
      deployment(container: "env: [\(values), {name: C, value: $(D)}, {name: D, value: z}]"),
      deployment(container: "env: [\(values), {name: D, value: z}, {name: C, value: $(D)}]"))
    #expect(report.differences.map(\.isOrder) == [true])
    #expect(
      TextReport(coloured: false).text(for: report).contains(
        "env  … [name=C] [name=D] → … [name=D] [name=C]\n"))
  }

  @Test func `of long texts the part that differs is shown`() {
    func config(_ line: String) -> String {
      let lines = (0..<300).map { $0 == 200 ? line : "line \($0)" }
      return Self.map + "data:\n  a: |\n" + lines.map { "    \($0)\n" }.joined()
    }
    let report = Self.report(config("old"), config("new"))
    #expect(
      TextReport(coloured: false).text(for: report).contains(
        """
          data.a
              … 200 equal lines
            - old
            + new
              … 100 equal lines

        """))
    for text in [report.markdown, report.github] {
      #expect(text.contains("old") && text.contains("new") && text.utf8.count < 1500)
    }
  }

  @Test func `an ignored difference is gone, and a rule that ignores nothing is told`() {
    let (declared, live) = (Self.map + "data: {a: one}\n", Self.map + "data: {a: two}\n")
    let ignored = Self.report(declared, live, ignores: ["ConfigMap/m:data.*", "spec.replicas"])
    #expect(!ignored.hasDrift)
    #expect(ignored.unusedIgnores.map(\.text) == ["spec.replicas"])
    #expect(ignored.diagnostics.map(\.id) == ["diff/unused-ignore"])
    #expect(
      !Self.report(declared, live, ignores: ["ConfigMap"]).hasDrift, "a kind alone stands for all of it")
  }

  @Test func `a control character cannot reach the terminal`() {
    let report = Self.report(Self.map + "data: {a: one}\n", Self.map + "data: {a: \"\\e[2J\"}\n")
    #expect(!TextReport(coloured: false).text(for: report).contains("\u{1B}"))
  }
}
