import Foundation
import TestSupport
import Testing

/// Commands that write a file or a folder create the folders above it.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct MissingFolderTests {
  @Test(arguments: [
    (["build", "shop", "-o"], "a/b/shop.portolan"),
    (["graph", "shop", "--output"], "a/b/shop.svg"),
    (["lint", "shop", "--write-baseline"], "a/b/baseline.json"),
    (["simulate", "shop", "--html"], "a/b/report.html"),
    (["render", "shop", "--output"], "a/b/manifests"),
    (["init"], "a/b/other"),
  ])
  func `missing folders are created`(_ command: [String], _ output: String) throws {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "shop").exitCode == 0)
    let outcome = try bench.portolan(command + [output])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(FileManager.default.fileExists(atPath: bench.url(output).path))
  }
}
