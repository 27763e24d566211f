import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A program that some commands start; commands that do not start it work without it.
struct RequiredProgram {
  let name: String
  /// The programs that serve the purpose, the best one first; nil for the program with the name.
  var alternatives: [String]?
  let purpose: String
  let source: String
  /// The arguments that print the program's version.
  let arguments: [String]

  static let all = [
    RequiredProgram(
      name: "kubectl", purpose: "reads the cluster for 'diff --cluster'",
      source: "kubernetes.io/docs/tasks/tools", arguments: ["version", "--client"]),
    RequiredProgram(
      name: "git", purpose: "reads the earlier version for the option '--base'", source: "git-scm.com",
      arguments: ["--version"]),
    RequiredProgram(
      name: "gzip", purpose: "compresses charts for 'render --package', and decompresses input files",
      source: "your system's package manager", arguments: ["--version"]),
    RequiredProgram(
      name: "png", alternatives: PNGConversion.programs,
      purpose: "converts the output of 'graph --format png'",
      source: "your system's package manager", arguments: ["--version"]),
  ]

  /// The maximum time in seconds that a program may take to print its version.
  private static let patience = 5.0

  /// Looks for the program in the folders of `PATH` and asks it for its version.
  func check(in environment: [String: String]) -> DoctorReport.Check {
    let programs = alternatives ?? [name]
    guard let path = programs.lazy.compactMap({ ProgramSearch.path(of: $0, in: environment) }).first else {
      return DoctorReport.Check(
        name: name, purpose: purpose, status: .missing, found: "not on PATH",
        fix: alternatives == nil
          ? "install \(name) from \(source)" : "install \(PNGConversion.programNames), or use --format svg"
      )
    }
    let result = try? Program.run(
      [path] + arguments, limit: 1 << 16, readsErrors: true, timeLimit: Self.patience)
    guard let result, result.exitCode == 0 else {
      return DoctorReport.Check(
        name: name, purpose: purpose, status: .warning,
        found: "\(path) does not print a version",
        fix: "run '\(([path] + arguments).map(\.shellQuoted).joined(separator: " "))' to see the error")
    }
    let version = String(decoding: result.output, as: UTF8.self).prefix { $0 != "\n" }
    return DoctorReport.Check(
      name: name, purpose: purpose, status: .ok, found: "\(version), \(path)")
  }
}
