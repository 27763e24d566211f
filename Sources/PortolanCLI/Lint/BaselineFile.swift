import Diagnostics
import LintEngine
import ManifestTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file with known findings, which `portolan lint` hides.
struct BaselineFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Today's date in UTC, such as `2027-01-31`.
  static var today: String { String(Date().ISO8601Format().prefix(10)) }

  /// Reads the baseline.
  /// - Throws: ``CommandFailure`` with the exit code 66 if the file cannot be read, or 65 if it is not a baseline.
  func read() throws(CommandFailure) -> Baseline {
    guard let data = FileManager.default.contents(atPath: path) else {
      let diagnostic =
        switch OperatingSystem.isFolder(path) {
        case nil: fault("baseline '\(path)' not found")
        case true?:
          fault(
            "baseline '\(path)' is a folder, not a file", fix: "set --baseline to the path of a baseline file"
          )
        case false?: fault("cannot read baseline '\(path)'", fix: "check the read permission of the file")
        }
      throw CommandFailure(diagnostics: [diagnostic], exitCode: 66)
    }
    let read = JSONReader.read(Array(data), from: path)
    guard read.diagnostics.isEmpty, let baseline = read.documents.first.flatMap({ Baseline($0.node) }) else {
      throw CommandFailure(
        diagnostics: read.diagnostics + [fault("'\(path)' is not a baseline of format 1")], exitCode: 65)
    }
    return baseline
  }

  /// Writes a baseline of findings.
  /// - Throws: ``CommandFailure`` with the exit code of the ``FileFault`` if the file cannot be written.
  func write(_ findings: [Finding]) throws(CommandFailure) {
    var writer = JSONWriter(.indented)
    writer.write(Baseline.node(of: findings))
    try FileReplacement.replace([(path, writer.bytes)])
  }

  private func fault(
    _ message: String, fix: String = "correct the path, or write a baseline with --write-baseline"
  ) -> Diagnostic {
    Diagnostic("lint/baseline", .error, message, at: nil, fix: fix)
  }
}
