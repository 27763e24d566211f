import Diagnostics
import Testing

@testable import SpecLoading

@Suite(.serialized, .enabled(if: Prerequisites.areMet, Prerequisites.compiler))
struct SpecFaultTests {
  /// A spec that produces no result, and its error.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let source: String
    let id: String
    /// `line:column` in `App.swift`.
    let place: String
    let says: String
    var limits = SpecLimits()

    init(
      _ description: String, _ source: String, _ id: String, at place: String, says: String,
      limits: SpecLimits = SpecLimits()
    ) {
      testDescription = description
      self.source = source
      self.id = id
      self.place = place
      self.says = says
      self.limits = limits
    }

    init(
      _ description: String, statement: String, _ id: String, at place: String, says: String,
      limits: SpecLimits = SpecLimits()
    ) {
      self.init(description, Workbench.spec(statement), id, at: place, says: says, limits: limits)
    }
  }

  static let examples = [
    Example(
      "does not compile", statement: "let count: Int = \"two\"", "spec/does-not-compile", at: "8:22",
      says: "App.swift does not compile (Swift 6."),
    Example("has no app", "import Portolan\nlet x = 1\n", "spec/no-app", at: "1:1", says: "declares no app"),
    Example(
      "has no app as its main type", "import Portolan\n@main struct Shop {}\n", "spec/no-app", at: "2:1",
      says: "declares no app"),
    Example(
      "has its app compiled out", "import Portolan\n#if false\n@main struct Shop {}\n#endif\n", "spec/no-app",
      at: "1:1", says: "declares no app"),
    Example(
      "has two apps", Workbench.spec() + "\n@main struct Other { static func main() {} }\n",
      "spec/several-apps",
      at: "3:1", says: "has 2 types with '@main'"),
    Example(
      "has a main of its own", "import Portolan\n\n@main struct Shop { static func main() {} }\n",
      "spec/no-result", at: "3:1", says: "ends without evaluating an app"),
    Example(
      "traps", statement: "let list = [1]; _ = list[profiles.count + 1]", "spec/crashes", at: "8:29",
      says: "index out of range"),
    Example(
      "stops itself", statement: "fatalError(\"no such region\")", "spec/crashes", at: "8:5",
      says: "no such region"),
    Example(
      "overflows", statement: "var n = Int8(profiles.count); for _ in 0..<9 { n *= 4 }", "spec/crashes",
      at: "8:54", says: "crashes"),
    Example(
      // The instruction at which the program is stopped, and therefore the line, is random.
      "hangs", statement: "var n = 0; while n >= 0 { n = n / 2 }", "spec/hangs", at: "",
      says: "ran longer than 700 ms", limits: SpecLimits(time: .milliseconds(700))),
    Example(
      "allocates without end",
      statement: "var all = [[Int]](); while true { all.append(Array(repeating: 1, count: 99_999)) }",
      "spec/allocates-too-much", at: "", says: "more than 256 MiB of memory",
      limits: SpecLimits(memory: 256 << 20)),
    Example(
      "recurses without end",
      "func deep(_ n: Int) -> Int { n < 0 ? 0 : deep(n + 1) + 1 }\n" + Workbench.spec("_ = deep(0)"),
      "spec/crashes", at: "1:", says: "segmentation fault"),
    Example(
      "prints", statement: "print(\"hello\", \"there\")", "spec/prints", at: "8:5",
      says: "which must stay empty"),
    Example(
      "prints without end", statement: "while true { print(\"hello, hello, hello\") }",
      "spec/writes-too-much", at: "8:18", says: "larger than 1 MiB", limits: SpecLimits(fileSize: 1 << 20)),
    Example(
      "exits", "import \(Workbench.systemModule)\n" + Workbench.spec("exit(3)"), "spec/exits", at: "4:1",
      says: "exits with code 3"),
    Example(
      "exits like a shell without the program",
      "import \(Workbench.systemModule)\n" + Workbench.spec("exit(127)"), "spec/exits", at: "4:1",
      says: "exits with code 127"),
    Example(
      "exits well but early", "import \(Workbench.systemModule)\n" + Workbench.spec("exit(0)"),
      "spec/no-result", at: "4:1",
      says: "ends without evaluating an app"),
    Example(
      "hands over a part",
      """
      import \(Workbench.systemModule)
      import Portolan
      @main struct Shop { static func main() { _ = write(3, "{\\"app\\":", 7) } }

      """, "spec/cut-result", at: "3:1", says: "ends before its app is complete"),
  ]

  @Test(arguments: examples)
  func `a spec that produces no result is reported at its error`(_ example: Example) async throws {
    let bench = try Workbench(["App.swift": example.source])
    let error = try await bench.fault(bench.request(limits: example.limits))

    let heading = try #require(error.diagnostics.first)
    #expect(heading.id == example.id)
    #expect(error.exitCode == 65)
    #expect(heading.message.contains(example.says), "\(heading.message)")
    let place = try #require(heading.location)
    #expect(
      place.description.hasPrefix("\(bench.folder)/spec/App.swift:\(example.place)"),
      "\(place) \(error.transcript)")
    #expect(bench.leftovers == [])
    #expect(bench.calls.evaluated == 0)
  }
}
