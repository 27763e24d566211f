import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence), .enabled(if: Python.isInstalled, Python.absence))
struct `Dumps of a cluster` {
  /// One dump for each way to apply objects, with and without the managers of the fields.
  @Test(arguments: ["clean-csa.yaml", "clean-ssa.managed.json"])
  func `are imported, and a comparison in Python finds no difference`(_ name: String) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let packed = tests.appending(path: "ClusterDiffTests/Fixtures/live/\(name).gz")
    let bench = try Workbench()
    func run(_ program: String, _ arguments: String...) throws -> Program.Outcome {
      try Program(path: program, arguments: arguments, folder: bench.folder).run()
    }
    try bench.write(run("gzip", "-dc", packed.path).text, to: name)
    let outcome = try bench.portolan("import", name, "--output", "harbour")
    #expect(outcome.exitCode == 0, "\(outcome.errors)\(outcome.text)")
    let share = try #require(
      outcome.text.firstMatch(of: /(\d+)% of \d+ values are set by DSL parts/).flatMap { Int($0.1) })
    #expect(share >= 90)

    try bench.write(bench.portolan("render", "harbour").text, to: "rendered.yaml")
    let comparison = try run("python3", tests.appending(path: "Live/compare.py").path, name, "rendered.yaml")
    #expect(comparison.exitCode == 0, "\(comparison.text)\(comparison.errors)")
    #expect(comparison.text.contains("objects, equal"))
  }
}
