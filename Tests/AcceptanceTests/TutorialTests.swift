import Foundation
import TestSupport
import Testing

/// The tutorial of the documentation, done as a reader does it: edits in `diff` blocks, commands in `sh` blocks, and their
/// output in the blocks after them.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct TutorialTests {
  @Test func `every step of the tutorial has the result that the page shows`() throws {
    let bench = try Workbench()
    try FileManager.default.createDirectory(at: bench.url("bin"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: bench.url("bin/portolan").path, withDestinationPath: Tool.path)
    var output = ""
    var commands = 0
    for block in try DocumentationBlock.all(in: "Sources/Portolan/Portolan.docc/Tutorial.md") {
      switch block.language {
      case "sh":
        output = ""
        for line in block.lines where !line.hasPrefix("cd ") {
          let folder = FileManager.default.fileExists(atPath: bench.url("shop").path) ? "shop" : "."
          let outcome = try Self.run(line, in: bench, folder)
          let expected =
            line.components(separatedBy: "# exits with ").dropFirst().first.flatMap { Int32($0) } ?? 0
          #expect(outcome.exitCode == expected, "\(line): \(outcome.text)\(outcome.errors)")
          output += outcome.text + outcome.errors
          commands += 1
        }
      case "diff":
        try Self.apply(block.lines, to: bench.url("shop/App.swift"))
      case "" where !block.lines.contains { $0.hasPrefix("kubectl ") }:
        for line in block.lines { #expect(output.contains(line), "\(line) is not in: \(output)") }
      default: break
      }
    }
    #expect(commands > 10)
  }

  /// Replaces the lines that start with `-` with the lines that start with `+`.
  private static func apply(_ lines: [String], to file: URL) throws {
    func side(_ mark: String) -> String {
      lines.filter { $0.hasPrefix(mark) }.map { $0.dropFirst() + "\n" }.joined()
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    let range = try #require(text.firstRange(of: side("-")), "\(side("-"))")
    try Data(text.replacingCharacters(in: range, with: side("+")).utf8).write(to: file)
  }

  private static func run(_ line: String, in bench: Workbench, _ folder: String) throws -> Program.Outcome {
    let path = "\(bench.url("bin").path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    let identity = ["AUTHOR_NAME", "COMMITTER_NAME", "AUTHOR_EMAIL", "COMMITTER_EMAIL"].map {
      ("GIT_\($0)", "test")
    }
    let variables = ["PATH": path].merging(identity) { $1 }
    return try Program(
      path: "/bin/sh", arguments: ["-c", line], folder: bench.url(folder),
      environment: bench.environment(variables)
    ).run()
  }
}
