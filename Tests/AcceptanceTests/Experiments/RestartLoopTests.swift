import Foundation
import ManifestTree
import TestSupport
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

  /// A call of the API: its verb, resource, and name.
  private struct Access: Hashable {
    let verb: String
    let resource: String
    let name: String
  }

  /// The API calls of a kubectl command; `rollout restart` gets and patches the object.
  private static func accesses(of command: String) -> [Access] {
    let words = command.split(separator: " ").map(String.init)
    guard let target = words.first(where: { $0.contains("/") && !$0.contains("=") }) else {
      return [Access(verb: command, resource: "", name: "")]
    }
    let parts = target.split(separator: "/").map(String.init)
    let verbs =
      words[0] == "get" ? ["get"] : words.prefix(2) == ["rollout", "restart"] ? ["get", "patch"] : [command]
    return verbs.map {
      Access(verb: $0, resource: "\(parts[0])s", name: parts.dropFirst().joined(separator: "/"))
    }
  }

  @Test func `makes exactly the calls that its Role allows`() throws {
    let job = try #require(
      objects.first { $0.identity.kind == "Job" && $0.identity.nameWithoutHash == "t-restart" })
    let pod = job.node["spec"]?["template"]?["spec"]
    let variables = pod?["containers"]?.items?.first?["env"]?.items ?? []
    let targets = try #require(variables.first { $0["name"] == "TARGETS" }?["value"]?.text)
    for target in targets.split(separator: " ") {
      try shell.set("\(target)/status", "2/2/3/3/3/3/\n")
    }
    let outcome = try run(["TARGETS": targets])
    #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    let made = Set(shell.calls("kubectl").flatMap(Self.accesses))
    #expect(!made.isEmpty)

    let account = pod?["serviceAccountName"]?.text
    let bindings = objects.filter { object in
      object.identity.kind == "RoleBinding"
        && object.node["subjects"]?.items?.contains { $0["name"]?.text == account } ?? false
    }
    #expect(bindings.count == 1)
    #expect(!objects.contains { $0.identity.kind == "ClusterRoleBinding" })
    let name = bindings.first?.node["roleRef"]?["name"]?.text
    let role = objects.first { $0.identity.kind == "Role" && $0.identity.name == name }
    var allowed: Set<Access> = []
    for rule in role?.node["rules"]?.items ?? [] {
      #expect(rule["apiGroups"] == ["apps"])
      for verb in rule["verbs"]?.items ?? [] {
        for resource in rule["resources"]?.items ?? [] {
          for name in rule["resourceNames"]?.items ?? [] {
            allowed.insert(
              Access(verb: verb.text ?? "", resource: resource.text ?? "", name: name.text ?? ""))
          }
        }
      }
    }
    // No call is denied, and no permission is unused.
    #expect(made == allowed)
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
