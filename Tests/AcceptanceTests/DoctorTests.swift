import Foundation
import ManifestTree
import TestSupport
import Testing

/// `portolan doctor` on machines with and without the programs and files that it checks.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct DoctorTests {
  /// A folder with stub programs, which is the only one on the path besides the shell's.
  private func bench(_ programs: [String: String]) throws -> Workbench {
    let bench = try Workbench()
    for (name, script) in programs {
      try bench.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: bench.url("bin/\(name)").path)
    }
    return bench
  }

  private func doctor(
    _ bench: Workbench, _ arguments: [String] = [], _ variables: [String: String] = [:]
  ) throws -> Program.Outcome {
    try bench.portolan(
      ["doctor"] + arguments,
      environment: [
        "PATH": bench.url("bin").path, "SWIFT_EXEC": "/none", "PORTOLAN_CACHE": bench.url("cache").path,
      ].merging(variables) { $1 })
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `with a toolchain and the library, specs can be compiled`() throws {
    let bench = try Workbench()
    let outcome = try bench.portolan("doctor")
    #expect(outcome.exitCode == 0, "\(outcome.text)")
    #expect(outcome.text.contains("ok       toolchain  Swift 6."))
    #expect(outcome.text.contains("a test spec compiled and ran"))
    #expect(outcome.text.hasSuffix("Commands work with specs, compiled specs, and manifests.\n"))
    #expect(try bench.leftovers() == [])
  }

  @Test func `without a toolchain, the exit code is 69, and the report shows the fix and what still works`()
    throws
  {
    let bench = try bench(["kubectl": "echo Client Version: v1.99.0"])
    let outcome = try doctor(bench)
    #expect(outcome.exitCode == 69)
    #expect(
      outcome.text.contains(
        "error    toolchain  SWIFT_EXEC is set to '/none', which is not a program (compiles specs)\n"))
    #expect(outcome.text.contains("fix: set SWIFT_EXEC to the path of 'swiftc', or unset SWIFT_EXEC"))
    #expect(
      outcome.text.contains("Client Version: v1.99.0, \(bench.url("bin/kubectl").path) (reads the cluster"))
    #expect(outcome.text.contains("missing  git        not on PATH (reads the earlier version"))
    #expect(
      outcome.text.contains("missing  png        not on PATH (converts the output of 'graph --format png')\n")
    )
    #expect(outcome.text.contains("fix: install rsvg-convert, resvg, Inkscape, or Chromium"))
    #expect(!outcome.text.contains("helm"), "portolan does not start helm")
    #expect(outcome.text.contains("Commands still work with manifests, and with compiled specs"))
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `a compiler of another version is an error that names the version of the library`() throws {
    let bench = try bench(["swiftc": "echo 'Swift version 5.9.2 (swift-5.9.2-RELEASE)'; exit 0"])
    let outcome = try bench.portolan("doctor", environment: ["SWIFT_EXEC": bench.url("bin/swiftc").path])
    #expect(outcome.exitCode == 69)
    let message = /was built with Swift 6\.[0-9.]+, not with this compiler \(Swift 5\.9\.2\)/
    #expect(outcome.text.contains(message), "\(outcome.text)")
  }

  @Test func `a compiler that prints no version is not tried`() throws {
    let bench = try bench(["swiftc": "exec /bin/sleep 0"])
    let outcome = try doctor(bench, [], ["SWIFT_EXEC": bench.url("bin/swiftc").path])
    #expect(outcome.text.contains("not tested because no working toolchain was found"), "\(outcome.text)")
    #expect(outcome.exitCode == 69)
  }

  @Test func `a file is not used as a cache folder`() throws {
    let bench = try bench([:])
    try bench.write("x", to: "file")
    let outcome = try doctor(bench, [], ["PORTOLAN_CACHE": bench.url("file").path])
    #expect(outcome.text.contains("warning  cache      cannot write to the cache folder"), "\(outcome.text)")
  }

  @Test func `a missing library is an error`() throws {
    let outcome = try doctor(try bench([:]), [], ["PORTOLAN_LIBRARY": "/none"])
    #expect(outcome.exitCode == 69)
    #expect(outcome.text.contains("error    library    no Portolan library"))
  }

  @Test func `a program that fails or hangs is reported`() throws {
    let outcome = try doctor(try bench(["git": "exit 3", "gzip": "exec /bin/sleep 60"]))
    #expect(outcome.text.contains("git does not print a version"))
    #expect(outcome.text.contains("gzip does not print a version"))
  }

  @Test func `the checks are also available as JSON`() throws {
    let outcome = try doctor(try bench(["chromium": "printf 'v3\\033[31m\\n'"]), ["--format", "json"])
    #expect(outcome.exitCode == 69)
    let report = try #require(JSONReader.read(outcome.output, from: "doctor").documents.first?.node)
    #expect(report["format"] == 1)
    #expect(report["specs"] == false)
    guard case .list(let checks)? = report["checks"] else { throw Unreadable() }
    #expect(
      checks.map { $0["name"]?.text } == [
        "toolchain", "library", "cache", "isolation", "kubectl", "git", "gzip", "png",
      ])
    #expect(checks.last?["status"] == "ok")
    for check in checks where check["status"] == "error" { #expect(check["fix"]?.text != nil) }
    try conformsToSchema(outcome)
    try conformsToSchema(try Workbench().portolan("doctor", "--format", "json"))
  }

  private func conformsToSchema(_ report: Program.Outcome) throws {
    guard Python.hasJSONSchema else { return }
    let schema = URL(filePath: ExampleSystem.charts).deletingLastPathComponent()
      .appending(path: "Sources/PortolanCLI/Schema/doctor.schema.json")
    #expect(try Python.faults(of: report.text, by: schema) == "")
  }

  private struct Unreadable: Error {}
}
