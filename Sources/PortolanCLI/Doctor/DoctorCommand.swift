import ArgumentParser
import Diagnostics
import ManifestTree
import Portolan
import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `portolan doctor`: check what portolan needs on this machine.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check what portolan needs on this machine.",
    discussion: """
      Finds the Swift toolchain and the Portolan library, and compiles a small spec with them. Also checks the cache, the \
      isolation of spec programs, and the other programs that some commands start. Commands that read manifests or \
      compiled specs need no toolchain, except for import without --no-proof.

      EXAMPLES
        portolan doctor
        portolan doctor --format json

      EXIT CODES
        0   specs can be compiled
        64  invalid usage
        69  no working Swift toolchain or library, or their versions differ
        70  internal error (bug)
        73  no folder for temporary files
        74  standard output cannot be written
      """)

  /// The output formats of the checks.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "Output format: text or json.")
  var format = Format.text

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let setup = EvaluationSetup.inspectAndWait(in: environment) else { throw ExitCode(70) }
    let report = DoctorReport(
      version: Payload.version, checks: setup.checks + RequiredProgram.all.map { $0.check(in: environment) })
    switch format {
    case .text: try StandardStreams.write(Array(report.text.utf8))
    case .json:
      var writer = JSONWriter(.indented)
      writer.write(report.node)
      try StandardStreams.write(Array(writer.text.safeJSON.utf8))
    }
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }
}
