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
    return DriftReport(of: request)
  }

  private static let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\n"
  private static let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\n"

  @Test func `no format shows the content of a Secret`() {
    let report = Self.report(Self.secret + "stringData: {a: hush}\n", Self.secret + "data: {a: c2VjcmV0}\n")
    #expect(report.hasDrift)
    for text in [
      report.json, report.markdown, report.github, report.html, TextReport(colored: false).text(for: report),
    ] {
      #expect(!text.contains("hush") && !text.contains("aHVzaA") && !text.contains("c2VjcmV0"))
    }
  }

  @Test func `a difference on one line shows both values and the declaring line`() {
    let report = Self.report(Self.map + "data:\n  a: one\n", Self.map + "data: {a: two}\n")
    #expect(
      TextReport(colored: false).text(for: report) == """
        ConfigMap shop/m
          data.a  two → one
            declared.yaml:5:3

        - live  + declared  (live → declared)
        1 drifted value in 1 object, 1 object compared

        """)
    #expect(
      report.github
        == "::error file=declared.yaml,line=5,col=3,title=drift%3A ConfigMap shop/m::data.a: one declared, two live\n"
    )
  }

  @Test(arguments: ["a", "é", "🚢"])
  func `a long line is reduced to the part that differs`(character: String) {
    let same = String(repeating: character, count: 5000)
    let report = Self.report(
      Self.map + "data:\n  a: \(same)one\(same)\n", Self.map + "data: {a: \(same)two\(same)}\n")
    let lead = String(repeating: character, count: 40)
    let rest = String(repeating: character, count: 197)
    #expect(
      TextReport(colored: false).text(for: report) == """
        ConfigMap shop/m
          data.a
            - …\(lead)two\(rest)…
            + …\(lead)one\(rest)…
            declared.yaml:5:3

        - live  + declared  (live → declared)
        1 drifted value in 1 object, 1 object compared

        """)
    #expect(report.json.contains(same + "one"))
  }

  @Test func `no format shows a copy of a Secret in an annotation of a tool`() {
    let copies = ["kubectl.kubernetes.io/last-applied-configuration", "kapp.k14s.io/original"]
    let live = Self.secret.replacing(
      "namespace: shop}",
      with: "namespace: shop, annotations: {"
        + copies.map { "\($0): '{\"stringData\":{\"a\":\"hush\"}}'" }.joined(separator: ", ") + "}}")
    var request = DiffRequest(
      declared: ManifestReader.read(Array(Self.secret.utf8), from: "declared.yaml").objects,
      live: ManifestReader.read(Array(live.utf8), from: "live.yaml").objects)
    request.explains = true
    let report = DriftReport(of: request)
    #expect(report.count(of: .cosmetic) >= copies.count)
    for text in [
      report.json, report.markdown, report.github, report.html, TextReport(colored: false).text(for: report),
    ] {
      #expect(!text.contains("hush"))
    }
  }

  @Test func `a value in stringData of a Secret is found at its line`() {
    let report = Self.report(
      Self.secret + "data:\n  b: Yg==\nstringData:\n  a: one\n", Self.secret + "data: {a: dHdv, b: Yw==}\n")
    #expect(report.differences.map { $0.declaredAt?.line } == [5, 7])
  }

  @Test func `a different order is shown from the first difference on`() {
    let values = "{name: A, value: x}, {name: B, value: y}"
    let report = Self.report(
      deployment(container: "env: [\(values), {name: C, value: $(D)}, {name: D, value: z}]"),
      deployment(container: "env: [\(values), {name: D, value: z}, {name: C, value: $(D)}]"))
    #expect(report.differences.map(\.isOrder) == [true])
    #expect(
      TextReport(colored: false).text(for: report).contains(
        "env  … [name=D] [name=C] → … [name=C] [name=D]\n"))
  }

  @Test func `long strings are reduced to the parts that differ`() {
    func config(_ line: String) -> String {
      let lines = (0..<300).map { $0 == 200 ? line : "line \($0)" }
      return Self.map + "data:\n  a: |\n" + lines.map { "    \($0)\n" }.joined()
    }
    let report = Self.report(config("old"), config("new"))
    #expect(
      TextReport(colored: false).text(for: report).contains(
        """
          data.a
              … 200 equal lines
            - new
            + old
              … 100 equal lines

        """))
    for text in [report.markdown, report.github] {
      #expect(text.contains("old") && text.contains("new") && text.utf8.count < 3000)
    }
  }

  @Test func `an ignored difference is not reported, and an unused ignore rule is`() {
    let (declared, live) = (Self.map + "data: {a: one}\n", Self.map + "data: {a: two}\n")
    let ignored = Self.report(declared, live, ignores: ["ConfigMap/m:data.*", "spec.replicas"])
    #expect(!ignored.hasDrift)
    #expect(ignored.unusedIgnores.map(\.text) == ["spec.replicas"])
    #expect(ignored.diagnostics.map(\.id) == ["diff/unused-ignore"])
    #expect(
      !Self.report(declared, live, ignores: ["ConfigMap"]).hasDrift,
      "a rule with only a kind applies to all its objects")
  }

  @Test func `no control character is printed to the terminal`() {
    let report = Self.report(Self.map + "data: {a: one}\n", Self.map + "data: {a: \"\\e[2J\"}\n")
    #expect(!TextReport(colored: false).text(for: report).contains("\u{1B}"))
  }

  /// Names and values that try to affect a terminal, a GitHub log, a web page, and a reader.
  private static let hostile =
    "x\u{1B}[2J\u{9B}1m\n::error::y\r##[group]z`\u{202E}<img src=q>![a](https://b.example)|@org/team"

  @Test func `no format is affected by hostile names and values`() {
    let name = Node.string(Self.hostile).json
    let (declared, live) = ["one", "two"].reduce(into: []) { sides, value in
      sides.append(
        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \(name), \"namespace\": \(name), "
          + "\"managedFields\": [{\"manager\": \(name), \"operation\": \(name), \"time\": \(name), "
          + "\"fieldsV1\": {\"f:data\": {}}}]}, \"data\": {\(name): \(Node.string(value + Self.hostile).json), "
          + "\"\(value)\": \(name)}}")
    }.both
    let report = Self.report(declared, live)
    #expect(report.hasDrift)
    let texts = [
      "text": TextReport(colored: false).text(for: report), "json": report.json, "github": report.github,
      "markdown": report.markdown, "html": report.html,
    ]
    for (format, text) in texts {
      let controls = text.unicodeScalars.filter { ($0.value < 0x20 && $0 != "\n") || 0x7F...0x9F ~= $0.value }
      #expect(controls.isEmpty, "\(format)")
      #expect(!text.unicodeScalars.contains("\u{202E}"), "\(format)")
      if format != "json" { #expect(!text.contains("##["), "\(format)") }
      let commands = text.split(separator: "\n").filter { $0.drop(while: \.isWhitespace).hasPrefix("::") }
      if format != "github" { #expect(commands.isEmpty, "\(format)") }
      #expect(
        commands.allSatisfy { $0.hasPrefix("::error file=declared.yaml,") || $0.hasPrefix("::error title=") })
    }
    #expect(!report.html.contains("<img") && !report.html.contains("<script"))
    let markdown = report.markdown
    for markup in ["<img", "![", "](", "`", "https:", "@org"] {
      #expect(!markdown.contains(markup), "\(markup)")
    }
    #expect(
      markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }.allSatisfy { $0.count { $0 == "|" } == 6 }
    )
  }

  @Test func `no format shows values that look like secrets`() {
    func objects(_ mark: String) -> String {
      deployment(
        container:
          "env: [{name: DB_PASSWORD, value: hush-\(mark)}, {name: PIN_SECRET, value: 4711}, {name: URL, value: "
          + "\"https://u:hush-\(mark)@h/\"}], args: [\"--token=hush-\(mark)\", \"--password\", \"hush-\(mark)\"]"
      )
        + object(
          "v1", "ConfigMap",
          "data: {password: hush-\(mark), c: '{\"apiKey\": \"hush-\(mark)\"}', url: \"postgres://u:hush-\(mark)@h/d\", "
            + "e: '{\"name\":\"A_TOKEN\",\"value\":\"hush-\(mark)\"}'}",
          metadata:
            "annotations: {kubectl.kubernetes.io/last-applied-configuration: '{\"a\":\"hush-\(mark)\"}', "
            + "example.com/token: hush-\(mark)}")
        + object(
          "v1", "Secret", "data: {a: aHVza\(mark == "old" ? "A" : "B")==}",
          metadata: "annotations: {b: hush-\(mark)}")
    }
    var request = DiffRequest(
      declared: ManifestReader.read(Array(objects("new").utf8), from: "declared.yaml").objects,
      live: ManifestReader.read(Array(objects("old").utf8), from: "live.yaml").objects)
    request.explains = true
    let report = DriftReport(of: request)
    #expect(report.count(of: .drift) >= 10)
    for text in [
      report.json, report.markdown, report.github, report.html, TextReport(colored: false).text(for: report),
    ] {
      #expect(!text.contains("hush") && !text.contains("aHVza"))
      #expect(text.contains("masked"))
    }
  }

  @Test func `a long report is truncated by severity, and the omitted differences are counted`() {
    func config(_ count: Int, _ value: String) -> String {
      (0..<count).map {
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: m\($0), namespace: shop}\ndata: {a: \(value)}\n"
      }.joined()
    }
    var request = DiffRequest(
      declared: ManifestReader.read(Array(config(2000, "one").utf8), from: "declared.yaml").objects,
      live: ManifestReader.read(Array(config(1999, "two").utf8), from: "live.yaml").objects)
    request.namespace = "shop"
    let report = DriftReport(of: request)
    for text in [report.markdown, report.github] {
      #expect(text.utf16.count < 65_536 && text.utf16.count > 50_000)
      #expect(text.contains("m1999"), "missing objects are shown first")
      #expect(text.contains("more differences are not shown"))
    }
  }
}

extension [String] {
  fileprivate var both: (String, String) { (self[0], self[1]) }
}
