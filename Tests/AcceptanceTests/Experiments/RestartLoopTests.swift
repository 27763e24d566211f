import Foundation
import ManifestTree
import Testing

/// The script of a restart loop's Job.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct `The restart loop` {
  private let shell: StubbedShell
  private let objects: [Object]

  init() throws {
    shell = try StubbedShell()
    objects = try Trials.objects(in: "base")
    try shell.set("restart.sh", try Trials.script("restart.sh", of: "restart-script", in: objects))
    for name in ["t-web", "t-api"] {
      try shell.set("deployment/\(name)/status", "2/1/3/3/3/3/\n2/2/3/3/3/3/\n")
    }
  }

  private func run(_ variables: [String: String] = [:]) throws -> Program.Outcome {
    let settings = ["TARGETS": "deployment/t-web deployment/t-api", "interval": "10", "duration": "25"]
    return try shell.run(
      "sh", [shell.folder.appending(path: "restart.sh").path], settings.merging(variables) { $1 })
  }

  @Test func `restarts every Deployment in each round and waits for the last rollouts`() throws {
    let outcome = try run()
    #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    let round = ["rollout restart deployment/t-web", "rollout restart deployment/t-api"]
    #expect(shell.changes == round + round + round)
    #expect(shell.calls("kubectl").suffix(4).allSatisfy { $0.hasPrefix("get deployment/") })
    #expect(outcome.text.hasSuffix("done: 3 rounds, 0 failures\n"))
  }

  @Test func `continues after a rejected restart and fails at the end`() throws {
    try shell.set("fail", "rollout restart deployment/t-api\n")
    let outcome = try run()
    #expect(outcome.exitCode == 1)
    #expect(shell.changes.count == 6)
    #expect(outcome.text.hasSuffix("done: 3 rounds, 3 failures\n"))
  }

  @Test(arguments: ["2/2/3/1/4/3/", "2/2/3/3/4/3/", "2/2/3/3/3/2/", "2/2/3////"])
  func `fails if a rollout does not complete`(status: String) throws {
    try shell.set("deployment/t-api/status", status + "\n")
    let outcome = try run(["SETTLE_SECONDS": "10"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("deployment/t-api: the rollout did not complete within 10 seconds"))
  }
}
