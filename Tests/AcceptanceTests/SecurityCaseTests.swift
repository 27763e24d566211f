import Foundation
import TestSupport
import Testing

/// Inputs that an audit once found harmful, through the built program.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct SecurityCaseTests {
  /// A bench with the cases, as `security` and `yaml-and-diff`.
  static func bench() throws -> Workbench {
    let bench = try Workbench()
    let cases = try #require(Bundle.module.url(forResource: "Cases", withExtension: nil))
    for name in ["security", "yaml-and-diff"] {
      try FileManager.default.copyItem(at: cases.appending(path: name), to: bench.url(name))
    }
    return bench
  }

  static let lintFormats = ["text", "json", "sarif", "junit", "github", "gitlab"]
  static let diffFormats = ["text", "json", "markdown", "github"]

  private static let hostile = ["text-injection-lint.json", "gh.yaml"].map { "security/\($0)" }

  /// Expects that a report cannot affect a terminal or a CI service.
  private static func expectHarmless(_ outcome: Program.Outcome, _ name: String) {
    for text in [outcome.text, outcome.errors] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }, "\(name)")
      #expect(!text.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) }, "\(name)")
      let bidirectional: Set<UInt32> = [
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
      ]
      #expect(!text.unicodeScalars.contains { bidirectional.contains($0.value) }, "\(name)")
      for line in text.split(separator: "\n") where line.hasPrefix("::") {
        let isOurs = ["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) }
        #expect(isOurs && !line.contains("file=x"), "\(name): \(line)")
      }
    }
  }

  @Test(arguments: lintFormats) func `lint masks secrets`(format: String) throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan("lint", "--all", "--format", format, "security/secrets-lint.yaml")
    #expect(outcome.exitCode == 1)
    for text in [outcome.text, outcome.errors] {
      #expect(!text.contains("SECRET") && !text.contains("987654321"))
    }
  }

  @Test func `a baseline has no secrets`() throws {
    let bench = try Self.bench()
    #expect(
      try bench.portolan("lint", "--all", "--write-baseline", "base.json", "security/secrets-lint.yaml")
        .exitCode
        == 0)
    #expect(try !String(contentsOf: bench.url("base.json"), encoding: .utf8).contains("SECRET"))
  }

  @Test(arguments: diffFormats) func `diff masks secrets`(format: String) throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan(
      "diff", "security/secrets-declared.yaml", "--live", "security/secrets-live.yaml", "--explain",
      "--show-orphans", "--format", format)
    #expect(outcome.exitCode == 1)
    let secrets = [
      "c3VwZXJ", "declaredplain", "hunter2", "ghp_", "cmsecret", "cmurl", "bGFzdG", "bGl2Z", "LIVESTRING",
      "lastapplied", "ZXh0cm", "supersecret",
    ]
    for secret in secrets {
      #expect(
        !outcome.text.contains(secret) || secret == "lastapplied" && outcome.text.contains("last-applied"))
      #expect(!outcome.errors.contains(secret))
    }
  }

  @Test(arguments: ["argocd", "flux"]) func `hostile names stay text in ignore rules`(format: String) throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan(
      "diff", "security/text-injection-lint.json", "--live", "security/text-injection-live.json", "--export",
      format)
    Self.expectHarmless(outcome, format)
  }

  @Test func `hostile file names, rules, and settings stay text`() throws {
    let bench = try Self.bench()
    let name = "a\u{1B}]0;x\u{7}\n::stop-commands::t\u{202E}.yaml"
    try bench.write("kind: [\n", to: name)
    try bench.write("lint: {rules: {\"\\e[2J\\n::error::x\": off}}\n", to: ".portolan.yaml")
    for arguments in [
      ["lint", name], ["diff", name, "--live", name], ["lint", "--rule", "\u{1B}[2J\n::error::x", "."],
      ["render", name],
      ["rules", "\u{1B}[2J"], ["diff", "security/mgr-a.json", "--live", "no\n::error::such"],
      ["diff", "security/mgr-a.json", "--live", "security/mgr-b.json", "--ignore", "\u{1B}x\n::error::y"],
      ["lint", "security/mgr-a.json"],
    ] {
      let outcome = try bench.portolan(arguments)
      #expect(outcome.exitCode > 0 && outcome.exitCode < 128, "\(arguments)")
      Self.expectHarmless(outcome, "\(arguments)")
    }
  }

  /// A Deployment and a ConfigMap with names, values, and secrets that try to affect terminals, CI services, and pages.
  private static func hostileObjects(_ secret: String, _ image: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: "x<img src=q>\\n::error file=x::boo\\e[2J\\u202E", namespace: d}
    spec:
      selector: {matchLabels: {a: b}}
      template:
        metadata: {labels: {a: b}}
        spec:
          containers:
          - name: "c<script>alert(1)</script>`$(id)`"
            image: "\(image)<img src=y>\\e[31m:1"
            env: [{name: DB_PASSWORD, value: "\(secret)env"}, {name: URL, value: "http://u:\(secret)url@h"}]
            ports: [{containerPort: 80, name: "p\\n::warning::x"}]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: "[a](javascript:alert(1))|b|`c`", namespace: d}
    data: {password: "\(secret)config", "k<img>": v}
    """
  }

  @Test func `hostile objects stay text, and their secrets are masked, in every report`() throws {
    let bench = try Workbench()
    try bench.write(Self.hostileObjects("zebra2x", "old"), to: "old/a.yaml")
    try bench.write(Self.hostileObjects("zebra3x", "new"), to: "a.yaml")
    var commands: [[String]] = []
    for format in ["text", "json", "markdown", "github", "html"] {
      commands.append(["diff", "a.yaml", "--base", "old/a.yaml", "--format", format])
    }
    for format in Self.lintFormats {
      commands.append(["lint", "--all", "--format", format, "a.yaml"])
      commands.append(["lint", "--all", "--base", "old/a.yaml", "--format", format, "a.yaml"])
    }
    commands.append(["lint", "--all", "--fix", "--check", "a.yaml"])
    for format in ["svg", "html", "mermaid", "dot", "json"] {
      commands.append(["graph", "a.yaml", "--format", format])
      commands.append(["graph", "a.yaml", "--base", "old/a.yaml", "--format", format])
    }
    for format in ["text", "json", "markdown", "junit"] {
      commands.append(["simulate", "a.yaml", "--format", format])
    }
    commands += [["images", "a.yaml"], ["doctor", "a.yaml"], ["import", "a.yaml", "--output", "spec"]]
    for arguments in commands {
      let outcome = try bench.portolan(arguments)
      #expect(outcome.exitCode < 128, "\(arguments)")
      for text in [outcome.text, outcome.errors] {
        #expect(!text.contains("zebra"), "\(arguments)")
        let hazards = text.unicodeScalars.filter {
          $0.value < 0x20 && $0 != "\n" && $0 != "\t" || (0x7F...0x9F).contains($0.value)
            || (0x202A...0x202E).contains($0.value)
        }
        #expect(hazards.isEmpty, "\(arguments)")
        for line in text.split(separator: "\n") where line.hasPrefix("::") {
          // Text after the second '::' is data, in which GitHub interprets nothing but '%'.
          let properties = line.dropFirst(2).firstRange(of: "::").map { line[..<$0.lowerBound] } ?? line[...]
          #expect(
            !properties.contains(",file=x") && !properties.contains(" file=x,"), "\(arguments): \(line)")
          #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) }, "\(arguments)")
        }
        let isPage = ["html", "svg", "markdown", "junit"].contains(arguments.last { $0 != "a.yaml" } ?? "")
        if isPage { #expect(!text.contains("<img") && !text.contains("<script>alert"), "\(arguments)") }
      }
    }
  }

  @Test func `strings that look the same but have different bytes are drift`() throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan(
      "diff", "security/canonical-declared.json", "--live", "security/canonical-live.json")
    #expect(outcome.text.contains("2 drifted values in 1 object"))
    #expect(outcome.exitCode == 1)
  }

  @Test func `aliases that expand to gigabytes are rejected`() throws {
    let aliases = Array(repeating: "*a", count: 5000).joined(separator: ",")
    let bench = try Workbench([
      "a.yaml":
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\na: &a \(String(repeating: "x", count: 200_000))\nb: [\(aliases)]\n"
    ])
    for arguments in [["lint", "a.yaml"], ["diff", "a.yaml", "--live", "a.yaml"]] {
      let outcome = try bench.portolan(arguments)
      #expect(outcome.exitCode == 65)
      #expect(outcome.errors.contains("aliases that expand to at most 32 MiB in total"))
    }
  }

  @Test func `the deepest trees fit a small stack`() throws {
    let bench = try Workbench()
    func nested(_ value: String) -> String {
      "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"d\"},\"data\":"
        + String(repeating: "{\"a\":", count: 98) + value + String(repeating: "}", count: 99)
    }
    try bench.write(nested("1"), to: "a.json")
    try bench.write(nested("2"), to: "b.json")
    for arguments in [
      "lint a.json", "diff a.json --live b.json", "diff a.json --live b.json --format json --explain",
    ] {
      // The stack frames of a program that was built for debugging are several times as large.
      let outcome = try Program(
        path: "/bin/sh", arguments: ["-c", "ulimit -s 2048; exec \"$0\" \(arguments)", Tool.path],
        folder: bench.folder, environment: bench.environment()
      ).run()
      #expect(outcome.exitCode == 1, "\(arguments): \(outcome.errors)")
    }
  }

  @Test(arguments: [
    ("argocd-app-defaults/d.yaml", "argocd-app-defaults/l.yaml", Int32(0)),
    ("eof-newline/d.yaml", "eof-newline/l.yaml", 0),
    ("diff-of-a-folder/r2", "diff-of-a-folder/l.yaml", 0),
    ("diff-of-a-folder/r3", "diff-of-a-folder/l.yaml", 0),
  ])
  func `cases without drift have no differences`(declared: String, live: String, exitCode: Int32) throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan("diff", "yaml-and-diff/\(declared)", "--live", "yaml-and-diff/\(live)")
    #expect(outcome.exitCode == exitCode, "\(outcome.text)\(outcome.errors)")
  }

  @Test func `every file of the cases is read or rejected`() throws {
    let bench = try Self.bench()
    for name in try bench.contents().keys.sorted() where name.contains(".") && !name.hasPrefix(".") {
      for arguments in [["lint", name], ["diff", name, "--live", name]] {
        let outcome = try bench.portolan(arguments)
        #expect(
          [0, 1, 65, 66].contains(outcome.exitCode), "\(arguments): \(outcome.exitCode) \(outcome.errors)")
        Self.expectHarmless(outcome, name)
      }
    }
  }
}
