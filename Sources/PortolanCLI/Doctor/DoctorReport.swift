import Diagnostics
import ManifestTree

/// The result of `portolan doctor`.
struct DoctorReport {
  /// The check of a program, a folder, or a feature of the system that portolan uses.
  struct Check {
    /// Whether portolan can use the program, folder, or feature.
    enum Status: String {
      case ok, missing, warning, error
    }

    /// The name of the check, such as `toolchain` or `kubectl`, which is part of the JSON format.
    let name: String
    /// What portolan uses the program, folder, or feature for.
    let purpose: String
    let status: Status
    /// The result in words, such as a version and a path, or the problem.
    let found: String
    /// The fix if the status is not `ok`.
    var fix: String?
    /// The exit code of `portolan doctor` if the check fails; 0 if specs can be compiled nevertheless.
    var exitCode: Int32 = 0
  }

  /// The version of portolan.
  let version: String
  let checks: [Check]

  /// The exit code of the first failed check.
  var exitCode: Int32 { checks.first { $0.exitCode != 0 }?.exitCode ?? 0 }

  private var summary: String {
    exitCode == 0
      ? "Specs can be compiled here. Commands work with specs, compiled specs, and manifests."
      : "Specs cannot be compiled here. Commands still work with manifests, and with compiled specs that 'portolan build' wrote on another machine. The command import requires --no-proof."
  }

  /// The report as text: a line for each check, with the fix below.
  var text: String {
    let width = checks.map(\.name.count).max() ?? 0
    let lines = checks.map { check in
      let fix = check.fix.map { "         fix: \($0)\n" } ?? ""
      return
        "\(padded(check.status.rawValue, 7))  \(padded(check.name, width))  \(check.found) (\(check.purpose))\n\(fix)"
    }
    return "portolan \(version)\n\(lines.joined())\(summary)\n".safeForTerminal(keepsLines: true)
  }

  /// The report as JSON; the format version changes whenever a field changes.
  var node: Node {
    [
      "format": 1, "portolan": .string(version), "specs": .bool(exitCode == 0),
      "checks": .list(
        checks.map { check in
          [
            "name": .string(check.name), "status": .string(check.status.rawValue),
            "found": .string(check.found), "purpose": .string(check.purpose),
            "fix": check.fix.map(Node.string) ?? .null,
          ]
        }),
    ]
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
