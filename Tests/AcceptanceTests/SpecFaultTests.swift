import Foundation
import TestSupport
import Testing

/// Specs whose errors are marked at their lines: `// fault: spec/unknown-callee`.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct SpecFaultTests {
  @Test(arguments: ["Names", "Pods", "Scaling", "Routes", "EscapeHatches"])
  func `all errors in a spec are reported in one run, each at its position`(_ name: String) throws {
    let bench = try Workbench()
    try bench.addSpec("\(name).swift")
    let outcome = try bench.refusal(["render", "\(name).swift", "--output", "out"])

    #expect(outcome.exitCode == 65)
    let source = try String(contentsOf: bench.url("\(name).swift"), encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let expected = source.enumerated().compactMap { index, line -> String? in
      line.firstMatch(of: /\/\/ fault: (\S+)$/).map { "\(index + 1) \($0.1)" }
    }
    let reports = try outcome.errorLines.filter { !$0.hasPrefix("  ") }.map { line in
      try #require(try Report(line), "no report: \(line)")
    }
    #expect(reports.map { "\($0.line) \($0.id)" } == expected, "\(outcome.errors)")
    for report in reports {
      #expect(report.file == "\(name).swift")
      // The position is where the arguments of the invalid part start.
      #expect(Array(source[report.line - 1])[report.column - 1] == "(", "\(report)")
    }
  }

  @Test func `an error is one line with its position, its id, and the fix`() throws {
    let bench = try Workbench()
    try bench.addSpec("Names.swift")
    let outcome = try bench.portolan("render", "Names.swift")
    #expect(
      outcome.errors.hasPrefix(
        """
        Names.swift:10:12: error: unknown service 'catalogue-servise' [spec/unknown-callee]
          fix: did you mean 'catalogue-service'?

        """))
  }

  @Test func `an environment variable with an invalid choice is an error at its line`() throws {
    let bench = try Workbench([
      "App.swift": """
      import Portolan

      @main
      struct Shop: App {
        let name = "shop"
        let queue = Environment.choice("PORTOLAN_QUEUE", of: ["kafka": 1, "rabbitmq": 2], otherwise: 1)

        func services(in profile: Profile) -> [Service] { Service("cart", image: "example.com/cart:\\(queue)") }
      }
      """
    ])
    let outcome = try bench.refusal(["render", "App.swift"], environment: ["PORTOLAN_QUEUE": "kafkaa"])
    #expect(outcome.exitCode == 65)
    #expect(
      outcome.errorLines == [
        "App.swift:6:33: error: invalid value 'kafkaa' for PORTOLAN_QUEUE: use 'kafka' or 'rabbitmq' [spec/unknown-choice]",
        "  fix: did you mean 'kafka'?",
      ])
  }
}

/// A line of the form `file:line:column: error: … [id]`.
struct Report {
  let file: String
  let line: Int
  let column: Int
  let id: String

  init?(_ text: String) throws {
    guard let match = text.wholeMatch(of: /(.+?):(\d+):(\d+): error: .+ \[(\S+)\]/) else { return nil }
    file = String(match.1)
    line = try #require(Int(match.2))
    column = try #require(Int(match.3))
    id = String(match.4)
  }
}
