import Foundation
import ManifestTree
import TestSupport
import Testing

/// The script that runs AWS FIS in a loop, with a stub of aws.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct `The loop of AWS FIS` {
  private let shell: StubbedShell
  private let script: URL
  private let variables = [
    "FIS_ROLE_ARN": "arn:aws:iam::123456789012:role/fis",
    "STOP_ALARM_ARN": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:shop & co",
    "CLUSTER_NAME": "trial", "INTERVAL_SECONDS": "1", "DURATION_SECONDS": "2",
  ]

  init() throws {
    shell = try StubbedShell()
    script = try Trials.experiments().appending(path: "fis-loop-test.sh")
  }

  private func run(_ changes: [String: String] = [:]) throws -> Program.Outcome {
    try shell.run(script, environment: variables.merging(changes) { $1 })
  }

  private func calls(_ operation: String) -> [String] { shell.calls("aws").filter { $0.contains(operation) } }

  @Test func `starts an experiment every interval, follows each to its end and removes the template`() throws
  {
    let outcome = try run()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(calls("start-experiment").count == 2)
    #expect(calls("stop-experiment") == [])
    #expect(calls("delete-experiment-template") == ["fis delete-experiment-template --id EXT1 --output text"])
    for id in ["EXP1", "EXP2"] { #expect(outcome.text.contains("Experiment \(id): completed")) }
    let body = try Data(contentsOf: shell.folder.appending(path: "template.json"))
    let template = try #require(JSONReader.read(Array(body), from: "template").documents.first?.node)
    #expect(template["roleArn"]?.text == variables["FIS_ROLE_ARN"])
    #expect(template["stopConditions"]?.items?.first?["value"]?.text == variables["STOP_ALARM_ARN"])
    #expect(template["targets"]?["spotNodes"]?["resourceTags"] == ["eks:eks-cluster-name": "trial"])
  }

  @Test(arguments: [("stopped", 2), ("cancelled", 2), ("failed", 1)])
  func `ends if an experiment does not complete`(state: String, exitCode: Int32) throws {
    try shell.set("experiment/EXP1", "pending\ninitiating\nrunning\n\(state)\n")
    try shell.set("experiment/EXP2", "running\n")
    let outcome = try run()
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.errors.contains("Experiment EXP1: \(state)"))
    if state == "failed" { #expect(outcome.errors.contains("Target resolution returned empty set")) }
    #expect(calls("delete-experiment-template").count == 1)
    #expect(calls("stop-experiment --id EXP1") == [])
    #expect(calls("stop-experiment").count == calls("start-experiment").count - 1)
  }

  @Test func `repeats a throttled call up to six times`() throws {
    try shell.set("throttled", "4")
    #expect(try run(["BACKOFF_SECONDS": "3"]).exitCode == 0)
    #expect(calls("create-experiment-template").count == 5)
    #expect(shell.calls("sleep").prefix(4) == ["3", "6", "9", "12"])
    try shell.set("throttled", "1000")
    let outcome = try run()
    #expect(outcome.exitCode == 254)
    #expect(outcome.errors.contains("ThrottlingException"))
    #expect(calls("create-experiment-template").count == 11)
  }

  @Test func `stops the experiments and removes the template on a signal`() throws {
    try shell.set("experiment/EXP1", "running\n")
    let outcome = try shell.interrupt(
      script, after: "get-experiment", of: "aws",
      variables.merging(["INTERVAL_SECONDS": "60", "DURATION_SECONDS": "60", "POLL_SECONDS": "1"]) { $1 })
    #expect(outcome.exitCode == 143)
    #expect(calls("stop-experiment") == ["fis stop-experiment --id EXP1 --output text"])
    #expect(calls("delete-experiment-template").count == 1)
  }

  @Test func `stops an experiment that takes too long`() throws {
    try shell.set("experiment/EXP1", "running\n")
    let outcome = try run(["DURATION_SECONDS": "1", "LIMIT_SECONDS": "0"])
    #expect(outcome.exitCode == 1)
    #expect(calls("stop-experiment").count == 1)
  }

  @Test func `requires every variable of its template before it calls AWS`() throws {
    let outcome = try shell.run(script)
    #expect(outcome.exitCode == 64)
    for name in ["FIS_ROLE_ARN", "STOP_ALARM_ARN", "CLUSTER_NAME"] {
      #expect(
        outcome.errors.contains(
          "Set \(name), which spot.fis.json uses, to a value without double quotes or backslashes."))
    }
    #expect(shell.calls("aws") == [])
  }

  /// The actions in the FIS reference: for each, the resource type and the name of its target, and its parameters.
  private static let actions: [String: (resource: String, target: String, parameters: Set<String>)] = [
    "aws:ec2:send-spot-instance-interruptions": (
      "aws:ec2:spot-instance", "SpotInstances", ["durationBeforeInterruption"]
    ),
    "aws:ec2:stop-instances": (
      "aws:ec2:instance", "Instances", ["startInstancesAfterDuration", "completeIfInstancesTerminated"]
    ),
    "aws:network:disrupt-connectivity": ("aws:ec2:subnet", "Subnets", ["duration", "scope"]),
  ]

  @Test func `has templates with documented actions, a role, and an alarm`() throws {
    var found: Set<String> = []
    for folder in try Trials.folders() {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where name.hasSuffix(".json") {
        let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
        let template = try #require(JSONReader.read(bytes, from: name).documents.first?.node)
        #expect(template["roleArn"] == "FIS_ROLE_ARN")
        #expect(
          template["stopConditions"] == [["source": "aws:cloudwatch:alarm", "value": "STOP_ALARM_ARN"]])
        guard case .map(let actions)? = template["actions"], case .map(let targets)? = template["targets"]
        else {
          Issue.record("\(name) has no actions or targets")
          continue
        }
        for entry in actions {
          let action = entry.value
          let id = try #require(action["actionId"]?.text)
          found.insert(id)
          let documented = try #require(Self.actions[id], "\(id)")
          let target = try #require(action["targets"]?[documented.target]?.text)
          #expect(targets[target]?["resourceType"]?.text == documented.resource)
          let mode = targets[target]?["selectionMode"]?.text ?? ""
          #expect(mode == "ALL" || (mode.hasPrefix("COUNT(") && mode.hasSuffix(")")))
          guard case .map(let parameters)? = action["parameters"] else { continue }
          #expect(Set(parameters.map { $0.key }) == documented.parameters)
        }
      }
    }
    #expect(found == Set(Self.actions.keys))
  }
}
