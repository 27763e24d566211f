import Foundation
import TestSupport
import Testing

/// Specs that produce no result: they do not compile, or their program fails.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ProgramFaultTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let source: String
    /// The start of the message, with its position.
    let report: String
    let id: String

    init(_ sentence: String, _ report: String, _ id: String, _ source: String) {
      testDescription = sentence
      self.source = source
      self.report = report
      self.id = id
    }

    /// A spec with a statement in line 9, from column 5.
    init(_ sentence: String, _ report: String, _ id: String, statement: String) {
      self.init(sentence, report, id, ProgramFaultTests.spec(statement))
    }
  }

  #if canImport(Darwin)
    static let system = "Darwin"
  #elseif canImport(Musl)
    static let system = "Musl"
  #else
    static let system = "Glibc"
  #endif

  static func spec(_ statement: String) -> String {
    """
    import Portolan
    import \(system)

    @main
    struct Shop: App {
      let name = "shop"

      func services(in profile: Profile) -> [Service] {
        \(statement)
        return [Service("cart", image: "example.com/cart:1")]
      }
    }

    """
  }

  static let examples = [
    Example(
      "does not compile", "App.swift:9:22: error: App.swift does not compile (Swift 6.",
      "spec/does-not-compile",
      statement: "let count: Int = \"two\""),
    Example(
      "has no app", "App.swift:1:1: error: App.swift declares no app", "spec/no-app",
      "import Portolan\n\nlet name = \"shop\"\n"),
    Example(
      "crashes", "App.swift:9:5: error: spec crashes (", "spec/crashes",
      statement: "fatalError(\"no region\")"),
    Example(
      "hangs", "App.swift:", "spec/hangs", statement: "var count = 0; while name == \"shop\" { count &+= 1 }"),
    Example(
      "prints to standard output", "App.swift:9:5: error: spec prints to standard output", "spec/prints",
      statement: "print(\"evaluating\")"),
    Example(
      "exits non-zero", "App.swift:4:1: error: spec exits with code 3 instead of 0",
      "spec/exits",
      statement: "exit(3)"),
    Example(
      "allocates without end", "App.swift:", "spec/allocates-too-much",
      statement: "var all = [[Int]](); while true { all.append(Array(repeating: 1, count: 9_999_999)) }"),
    Example(
      "is written for another Portolan",
      "App.swift:1:1: error: the spec is linked with Portolan 0.0.1, but this tool is Portolan ",
      "spec/other-version",
      """
      import Portolan
      import \(system)

      @main
      struct Shop {
        static func main() {
          let result = "portolan payload 1 0.0.1\\n"
          _ = write(3, result, result.utf8.count)
        }
      }

      """),
    Example(
      "hands over something else", "App.swift:1:1: error: cannot read the spec's result",
      "spec/malformed-result",
      """
      import Portolan
      import \(system)

      @main
      struct Shop {
        static func main() { _ = write(3, "shop\\n", 5) }
      }

      """),
  ]

  @Test(arguments: examples)
  func `a spec that produces no result is rejected with the position and the reason`(_ example: Example)
    throws
  {
    let bench = try Workbench(["App.swift": example.source])
    let outcome = try bench.refusal(["render", "App.swift", "--output", "out"])
    #expect(outcome.exitCode == 65)
    let report = try #require(outcome.errorLines.first { $0.contains(": error: ") })
    #expect(report.hasPrefix(example.report) && report.hasSuffix(" [\(example.id)]"), "\(outcome.errors)")
  }

  @Test func `the compiler's output follows the heading`() throws {
    let bench = try Workbench(["App.swift": Self.spec("let count: Int = \"two\"")])
    let outcome = try bench.refusal(["render", "App.swift"])
    #expect(outcome.errors.contains("\nApp.swift:9:22: error: cannot convert value of type 'String'"))
  }

  @Test func `the errors in all specs of a call are reported`() throws {
    let bench = try Workbench([
      "one/App.swift": Self.spec("exit(3)"), "two/App.swift": Self.spec("fatalError(\"no region\")"),
    ])
    let outcome = try bench.refusal(["render", "one", "two", "--output", "out"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("one/App.swift:4:1: error: spec exits with code 3"))
    #expect(outcome.errors.contains("two/App.swift:9:5: error: spec crashes"))
  }
}
