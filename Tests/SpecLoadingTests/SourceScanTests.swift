import Diagnostics
import Testing

@testable import SpecLoading

struct SourceScanTests {
  private func scan(_ source: String) throws -> SourceScan {
    let bench = try Workbench(["App.swift": source])
    return SourceScan(try SpecSources(reading: "\(bench.folder)/spec/App.swift"))
  }

  @Test(arguments: [
    ("import Portolan", ["Portolan"]),
    ("@preconcurrency import Glibc; import struct Foundation.Date", ["Glibc", "Foundation"]),
    ("// import A\n/* import B /* import C */ import D */ import E", ["E"]),
    ("let text = \"import A\"; let path = #\"\\\" import B \"#; import C", ["C"]),
    ("let text = \"\"\"\n  import A \"quoted\" import B\n  \"\"\"\nimport C", ["C"]),
    (##"let text = "\(name(")")) import A"; import B"##, ["B"]),
    (#"let open = "never closed"# + "\nimport A", ["A"]),
    ("let x = `import`; y.import; let important = 1", []),
    ("import", []),
    ("let text = #\"\"\"\n\"\"\" import A\n\"\"\"#; import B", ["B"]),
  ])
  func `imports are found, but not in comments and strings`(_ source: String, _ modules: [String])
    throws
  {
    #expect(try scan(source).imports.map(\.module) == modules)
  }

  @Test func `lines count from 1, and columns in bytes`() throws {
    let scan = try scan(
      "import Portolan\n\n  @main struct Shop {\n  let é = 1; func f() { print(\"\\(dump(1))\") }\n}\n")
    #expect(scan.mains.map { "\($0)" } == ["App.swift:3:3"])
    #expect(scan.prints.map { "\($0)" } == ["App.swift:4:26", "App.swift:4:35"])
    #expect(scan.foreignImports == [])
  }

  @Test(arguments: [
    ("let a = Int.random(in: 1...6)", ["random"]), ("let a = ContinuousClock.now", ["ContinuousClock"]),
    ("let a = [1, 2].shuffled()", ["shuffled"]),
    ("var g = Seeded(); let a = Int.random(in: 1...6, using: &g)", []),
    ("let a = random(1)", []), ("let a = \"ContinuousClock\"", []),
  ]) func `clocks and random numbers are found`(_ source: String, _ names: [String]) throws {
    #expect(try scan(source).impurities.map(\.name) == names)
  }

  @Test func `hostile sources are read in linear time`() throws {
    let count = 5_000
    for text in [
      "\"\\(", "\"\"\"\n\"\"", "/*", "#", "#\"", "\\#", "print(", "import ",
      "func f(", "func f(in: Profile) ", "struct A { ", "let x: (", "func f(a: [", ".random(",
    ] {
      _ = try scan(String(repeating: text, count: count))
    }
  }
}
