import Foundation
import TestSupport
import Testing

/// A folder in which scripts run against stubs of kubectl, helm, sleep, and the tools of cloud providers.
///
/// The stubs record their arguments.
final class StubbedShell: Sendable {
  /// The folder with the state of the stubs.
  let folder: URL

  static func stub(_ name: String) throws -> URL {
    try #require(Bundle.module.url(forResource: "Stubs", withExtension: nil)).appending(path: name)
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "portolan-shell-\(UUID().uuidString)")
    let programs = folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    for name in ["kubectl", "aws", "gcloud", "az", "helm", "sleep"] {
      let program = programs.appending(path: name)
      try FileManager.default.copyItem(at: try Self.stub(name), to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Sets a part of the stubs' state.
  func set(_ path: String, _ text: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Adds a suspended Job with the states that successive polls return, and the log of its pod.
  func addJob(_ name: String, _ states: [String], log: String = "", suspended: Bool = true) throws {
    try set("job/\(name)/states", states.map { $0 + "\n" }.joined())
    try set("job/\(name)/suspend", "\(suspended)")
    try set("job/\(name)/log", log)
  }

  /// Runs a script with the stubs first in the path.
  func run(_ script: URL, _ arguments: String..., environment: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try run("bash", [script.path] + arguments, environment)
  }

  func run(_ shell: String, _ arguments: [String], _ environment: [String: String]) throws
    -> Program.Outcome
  {
    try program(shell, arguments, environment).run()
  }

  private func program(_ shell: String, _ arguments: [String], _ environment: [String: String]) -> Program {
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = "\(folder.appending(path: "bin").path):\(variables["PATH"] ?? "/usr/bin:/bin")"
    variables["STUB"] = folder.path
    return Program(
      path: "/usr/bin/env", arguments: [shell] + arguments, folder: folder,
      environment: variables.merging(environment) { $1 })
  }

  /// Runs a script and sends it SIGTERM as soon as a stub has received a call that contains `text`.
  func interrupt(_ script: URL, after text: String, of stub: String, _ environment: [String: String] = [:])
    throws -> Program.Outcome
  {
    let variables = environment.merging(["REAL_SLEEP": "1"]) { $1 }
    return try program("bash", [script.path], variables).run { process in
      while process.isRunning, !self.calls(stub).contains(where: { $0.contains(text) }) { usleep(20_000) }
      process.terminate()
    }
  }

  /// The arguments of each call of a stub, in order.
  func calls(_ program: String) -> [String] {
    let text = (try? String(contentsOf: folder.appending(path: "\(program).log"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// The calls of kubectl that change something.
  var changes: [String] {
    calls("kubectl").filter { call in
      !call.contains("get ") && !call.contains("logs ") && !call.contains("rollout status")
    }
  }
}
