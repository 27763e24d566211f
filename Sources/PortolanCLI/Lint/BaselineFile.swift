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
  /// - Throws: ``CommandFailure`` if the file cannot be read or is not a baseline.
  func read() throws(CommandFailure) -> Baseline {
    guard let data = FileManager.default.contents(atPath: path) else {
      let message =
        switch OperatingSystem.isFolder(path) {
        case nil: "baseline '\(path)' not found"
        case true?: "baseline '\(path)' is a folder, not a file"
        case false?: "cannot read baseline '\(path)'"
        }
      throw CommandFailure(
        diagnostics: [fault(message, isUnreadable: OperatingSystem.isFolder(path) == false)], exitCode: 66)
    }
    let read = JSONReader.read(Array(data), from: path)
    guard read.diagnostics.isEmpty, let baseline = read.documents.first.flatMap({ Baseline($0.node) }) else {
      throw CommandFailure(
        diagnostics: read.diagnostics + [fault("'\(path)' is not a baseline of format 1")], exitCode: 65)
    }
    return baseline
  }

  /// Writes a baseline of findings.
  /// - Throws: ``CommandFailure`` if the file cannot be written.
  func write(_ findings: [Finding]) throws(CommandFailure) {
    var writer = JSONWriter(.indented)
    writer.write(Baseline.node(of: findings))
    try FileReplacement.replace([(path, writer.bytes)])
  }

  private func fault(_ message: String, isUnreadable: Bool = false) -> Diagnostic {
    Diagnostic(
      "lint/baseline", .error, message, at: nil,
      fix: isUnreadable ? "check the read permission of the file" : "write a baseline with --write-baseline")
  }
}
