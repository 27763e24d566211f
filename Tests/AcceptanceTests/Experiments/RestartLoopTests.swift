import Foundation
import ManifestTree
import Testing

/// The script of a restart loop's Job, and what its Role allows.
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

  @Test func `restarts every Deployment in each round, and waits for the last rollouts`() throws {
    let outcome = try run()
    #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    let round = ["rollout restart deployment/t-web", "rollout restart deployment/t-api"]
    #expect(shell.changes == round + round + round)
    #expect(shell.calls("kubectl").suffix(4).allSatisfy { $0.hasPrefix("get deployment/") })
    #expect(outcome.text.hasSuffix("done: 3 rounds, 0 failures\n"))
  }

  @Test func `fails where a restart is refused, and goes on`() throws {
    try shell.set("fail", "rollout restart deployment/t-api\n")
    let outcome = try run()
    #expect(outcome.exitCode == 1)
    #expect(shell.changes.count == 6)
    #expect(outcome.text.hasSuffix("done: 3 rounds, 3 failures\n"))
  }

  @Test(arguments: ["2/2/3/1/4/3/", "2/2/3/3/4/3/", "2/2/3/3/3/2/", "2/2/3////"])
  func `fails where a rollout does not complete`(status: String) throws {
    try shell.set("deployment/t-api/status", status + "\n")
    let outcome = try run(["SETTLE_SECONDS": "10"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("deployment/t-api: the rollout did not complete within 10 seconds"))
  }

  /// A request as a Role has it.
  private struct Request: Hashable, CustomStringConvertible {
    let verb, group, resource, name: String
    var description: String { "\(verb) \(resource).\(group)/\(name)" }

    /// Reads 'METHOD path', as the API server reads a request.
    init?(_ line: String) {
      let words = line.split(separator: " ")
      guard words.count == 2 else { return nil }
      let parts = words[1].split(separator: "?").first?.split(separator: "/") ?? []
      // apis, group, version, namespaces, namespace, resource, name
      guard parts.count >= 6, parts[0] == "apis" else { return nil }
      group = String(parts[1])
      resource = parts[5...].enumerated().filter { $0.offset != 1 }.map { String($0.element) }.joined(
        separator: "/")
      name = parts.count > 6 ? String(parts[6]) : ""
      switch words[0] {
      case "GET": verb = words[1].contains("watch=") ? "watch" : name.isEmpty ? "list" : "get"
      case "PATCH": verb = "patch"
      case "PUT": verb = "update"
      case "DELETE": verb = "delete"
      default: verb = "create"
      }
    }

    init(verb: String, group: String, resource: String, name: String) {
      (self.verb, self.group, self.resource, self.name) = (verb, group, resource, name)
    }
  }

  @Test(.enabled(if: Kubectl.isInstalled && LocalServer.isInstalled, Kubectl.absence))
  func `makes exactly the requests that its Role allows`() throws {
    let log = shell.folder.appending(path: "requests")
    let server = try LocalServer("api.py", log.path)
    try shell.set(
      "config",
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: test, cluster: {server: "\(server.address)"}}]
      users: [{name: test, user: {token: test}}]
      contexts: [{name: test, context: {cluster: test, user: test, namespace: trials}}]
      current-context: test
      """)
    // The real kubectl makes the requests.
    try FileManager.default.removeItem(at: shell.folder.appending(path: "bin/kubectl"))
    let targets = try #require(
      objects.first { $0.identity.kind == "Job" && $0.identity.name == "t-restart" }?
        .node["spec"]?["template"]?["spec"]?["containers"]?.items?.first?["env"]?.items?
        .first { $0["name"] == "TARGETS" }?["value"]?.text)
    let outcome = try run([
      "TARGETS": targets, "KUBECONFIG": shell.folder.appending(path: "config").path,
      "HOME": shell.folder.path,
      "duration": "10",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    let requests = Set(lines.compactMap(Request.init))
    #expect(lines.allSatisfy { Request($0) != nil }, "\(lines)")

    let role = try #require(objects.first { $0.identity.kind == "Role" && $0.identity.name == "t-restart" })
    var allowed: Set<Request> = []
    func texts(_ rule: Node, _ key: String) -> [String] { (rule[key]?.items ?? []).compactMap(\.text) }
    for rule in role.node["rules"]?.items ?? [] {
      for verb in texts(rule, "verbs") {
        for group in texts(rule, "apiGroups") {
          for resource in texts(rule, "resources") {
            for name in texts(rule, "resourceNames") {
              allowed.insert(Request(verb: verb, group: group, resource: resource, name: name))
            }
          }
        }
      }
    }
    #expect(requests == allowed)
    #expect(Set(requests.map(\.name)) == ["t-web", "t-api"])
    let binding = objects.first { $0.identity.kind == "RoleBinding" && $0.identity.name == "t-restart" }
    #expect(binding?.node["roleRef"]?["name"] == "t-restart")
    #expect(
      binding?.node["subjects"] == [["kind": "ServiceAccount", "name": "t-restart", "namespace": "trials"]])
  }
}
