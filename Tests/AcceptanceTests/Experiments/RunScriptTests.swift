import Foundation
import TestSupport
import Testing

/// The script that runs Jobs and scripts together, with stubs.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct `The script that runs experiments together`
{
  private let shell: StubbedShell
  private let script: URL

  init() throws {
    shell = try StubbedShell()
    script = try Trials.experiments().appending(path: "run-load-and-rollout.sh")
    try shell.addJob(
      "t-siege", ["", "Suspended", "", "SuccessCriteriaMet Complete"],
      log: "availability: 99.500 % of 200 requests, 1 failed, target 99 %: met\n")
    try shell.addJob("t-restart", ["", "SuccessCriteriaMet Complete"], log: "done: 2 rounds, 0 failures\n")
    try shell.set("nodes", "node-a\nnode-b\n")
    for name in ["t-web", "t-api"] {
      try shell.set("deployment/\(name)/lifecycle", #"{"preStop":{"sleep":{"seconds":5}}}"#)
      try shell.set("deployment/\(name)/grace", "25")
    }
  }

  private static let start = #"--type merge --patch {"spec":{"suspend":false}}"#
  private static let stop = #"--type merge --patch {"spec":{"suspend":true}}"#

  @Test func `starts the Jobs and scripts, prints the logs, and succeeds`() throws {
    let outcome = try shell.run(script)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(
      Set(shell.changes) == [
        "-n trials patch job t-siege-5f5 \(Self.start)", "-n trials patch job t-restart-5f5 \(Self.start)",
        "drain node-a --ignore-daemonsets --delete-emptydir-data --timeout 600s", "uncordon node-a",
        "drain node-b --ignore-daemonsets --delete-emptydir-data --timeout 600s", "uncordon node-b",
      ])
    #expect(outcome.text.contains("done: 2 rounds, 0 failures"))
    #expect(outcome.text.contains("== t-siege-5f5: 99.500 % reaches 99 %"))
    #expect(outcome.text.contains("== drain.sh: exit code 0"))
  }

  @Test func `fails after all Jobs have ended if one fails`() throws {
    try shell.addJob("t-restart", ["", "FailureTarget Failed"], log: "done: 2 rounds, 1 failures\n")
    let outcome = try shell.run(script)
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.text.contains("== t-restart-5f5: Failed") && outcome.text.contains("== t-siege-5f5: Complete"))
    #expect(!shell.changes.contains { $0.contains(Self.stop) })
  }

  @Test func `fails if the load misses the target`() throws {
    let outcome = try shell.run(script, environment: ["AVAILABILITY": "99.9"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("== t-siege-5f5: 99.500 % misses 99.9 %"))
  }

  @Test func `fails if a script fails`() throws {
    try shell.set("fail", "drain node-b *\n")
    let outcome = try shell.run(script)
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("== drain.sh: exit code 1"))
  }

  @Test func `starts nothing if a Job is running or missing`() throws {
    try shell.addJob("t-restart", [""], suspended: false)
    let running = try shell.run(script)
    #expect(running.exitCode == 2)
    #expect(running.errors.contains("Job t-restart-5f5 is already running."))
    let absent = try shell.run(script, "other")
    #expect(absent.exitCode == 1)
    #expect(absent.errors.contains("Job t-other for experiment 'other' not found in namespace trials."))
    #expect(shell.changes == [])
  }

  @Test func `replaces a finished Job`() throws {
    try shell.addJob("t-restart", ["SuccessCriteriaMet Complete"])
    let outcome = try shell.run(script)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(
      shell.changes.prefix(2) == [
        "-n trials delete job t-restart-5f5",
        "-n trials apply --selector portolan.dev/experiment=restart --filename ../manifests/base",
      ])
  }

  @Test func `suspends Jobs that do not end in time`() throws {
    try shell.addJob("t-siege", [""])
    let outcome = try shell.run(script, "siege", environment: ["LIMIT_SECONDS": "0"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("Job t-siege-5f5 has not ended after 0 seconds."))
    #expect(
      shell.changes == [
        "-n trials patch job t-siege-5f5 \(Self.start)", "-n trials patch job t-siege-5f5 \(Self.stop)",
      ])
  }

  @Test func `stops everything on a signal`() throws {
    try shell.addJob("t-siege", [""])
    try shell.addJob("t-restart", [""])
    let outcome = try shell.interrupt(script, after: "drain node-a", of: "kubectl")
    #expect(outcome.exitCode == 143)
    #expect(
      shell.changes.filter { $0.contains(Self.stop) } == [
        "-n trials patch job t-siege-5f5 \(Self.stop)", "-n trials patch job t-restart-5f5 \(Self.stop)",
      ])
  }

  @Test(arguments: ["Complete", "Failed"])
  func `disables draining and restores it at the end`(ending: String) throws {
    try shell.addJob("t-restart", ["", ending])
    let outcome = try shell.run(script, "--draining", "off", "siege", "restart")
    #expect(outcome.exitCode == (ending == "Complete" ? 0 : 1), "\(outcome.errors)")
    func patch(_ name: String, _ grace: Int, _ lifecycle: String) -> String {
      "-n trials patch deployment \(name) --type strategic --patch "
        + #"{"spec":{"template":{"spec":{"terminationGracePeriodSeconds":\#(grace),"containers":[{"name":"\#(name)","#
        + #""lifecycle":\#(lifecycle)}]}}}}"#
    }
    let hooks = #"{"preStop":{"sleep":{"seconds":5}}}"#
    #expect(
      shell.changes.filter { $0.contains("deployment") } == [
        patch("t-web", 1, "null"), patch("t-api", 1, "null"), patch("t-web", 25, hooks),
        patch("t-api", 25, hooks),
      ])
    #expect(shell.calls("kubectl").contains { $0.contains("rollout status deployment/t-api") })
  }

  @Test func `does not change draining by default`() throws {
    #expect(try shell.run(script, "--draining=on").exitCode == 0)
    #expect(!shell.changes.contains { $0.contains("deployment") })
  }

  @Test(arguments: [["--draining", "maybe"], ["--fast"], ["absent.sh"]])
  func `rejects wrong arguments`(arguments: [String]) throws {
    let outcome = try shell.run("bash", [script.path] + arguments, [:])
    #expect(outcome.exitCode == 64)
    #expect(shell.calls("kubectl") == [])
  }

  @Test func `uses the namespace and name prefix of another installation`() throws {
    try shell.addJob("x-load", ["", "Complete"])
    let outcome = try shell.run(script, "load", environment: ["NAMESPACE": "other", "NAME_PREFIX": "x-"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(shell.changes == ["-n other patch job x-load-5f5 \(Self.start)"])
  }
}
