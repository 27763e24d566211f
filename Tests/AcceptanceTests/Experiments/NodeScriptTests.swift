import Foundation
import TestSupport
import Testing

/// The scripts that drain nodes, remove nodes, and inject faults, with a stub of kubectl.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct `The scripts of disruptions` {
  private let shell: StubbedShell

  init() throws {
    shell = try StubbedShell()
    try shell.set("nodes", "node-a\nnode-b\nnode-c\n")
  }

  private func script(_ name: String) throws -> URL { try Trials.experiments().appending(path: name) }

  private func drain(_ node: String) -> [String] {
    ["drain \(node) --ignore-daemonsets --delete-emptydir-data --timeout 600s", "uncordon \(node)"]
  }

  @Test func `drain one node after the other and make each schedulable again`() throws {
    let outcome = try shell.run(script("drain.sh"))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(shell.changes == ["node-a", "node-b", "node-c"].flatMap(drain))
    #expect(
      shell.calls("kubectl").first?.hasPrefix(
        "get nodes --selector !node-role.kubernetes.io/control-plane --field-selector spec.unschedulable=false"
      )
        == true)
    #expect(shell.calls("sleep").count == 2)
  }

  @Test func `continue after a blocked drain and fail at the end`() throws {
    try shell.set("fail", "drain node-b*\n")
    let outcome = try shell.run(script("drain.sh"))
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("== node-b: not drained"))
    #expect(shell.changes == ["node-a", "node-b", "node-c"].flatMap(drain))
  }

  @Test func `fail without nodes`() throws {
    try shell.set("nodes", "")
    for name in ["drain.sh", "loss.sh", "zone-a.sh"] {
      #expect(try shell.run(script(name)).exitCode == 1, "\(name)")
    }
    #expect(shell.changes == [])
  }

  private static let loss =
    "--disable-eviction --force --grace-period 1 --ignore-daemonsets --delete-emptydir-data --timeout 60s"

  @Test func `remove the declared number of nodes at the same time`() throws {
    let outcome = try shell.run(script("loss.sh"))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(shell.changes.prefix(2) == ["cordon node-a", "cordon node-b"])
    #expect(
      Set(shell.changes.dropFirst(2).prefix(2)) == ["drain node-a \(Self.loss)", "drain node-b \(Self.loss)"])
    #expect(shell.changes.dropFirst(4) == ["uncordon node-a", "uncordon node-b"])
    #expect(shell.calls("sleep") == ["120"])
  }

  @Test func `leave nodes cordoned that were cordoned before`() throws {
    try shell.set("cordoned", "node-a\n")
    #expect(try shell.run(script("loss.sh")).exitCode == 0)
    #expect(!shell.changes.contains("uncordon node-a") && shell.changes.contains("uncordon node-b"))
  }

  @Test(arguments: [("zone.sh", "zone-a"), ("zone-a.sh", "eu-west-1a")])
  func `remove all nodes of a zone`(name: String, zone: String) throws {
    let outcome = try shell.run(script(name))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(
      shell.calls("kubectl").contains {
        $0.hasPrefix("get nodes --selector topology.kubernetes.io/zone=\(zone)")
      })
    #expect(shell.changes.count { $0.hasPrefix("drain") } == 3)
  }

  @Test func `make removed nodes schedulable on a signal`() throws {
    let outcome = try shell.interrupt(script("loss.sh"), after: "120", of: "sleep")
    #expect(outcome.exitCode == 143)
    #expect(shell.changes.suffix(2) == ["uncordon node-a", "uncordon node-b"])
  }

  @Test(arguments: [
    (
      "spot-gke.sh", "gce://shop/europe-west1-b/", "gcloud",
      "compute instances simulate-maintenance-event %@ --project shop --zone europe-west1-b --quiet"
    ),
    (
      "spot-aks.sh",
      "azure:///subscriptions/1-2/resourceGroups/mc_shop/providers/Microsoft.Compute/virtualMachineScaleSets/spot/virtualMachines/",
      "az", "vmss simulate-eviction --subscription 1-2 --resource-group mc_shop --name spot --instance-id %@"
    ),
  ])
  func `interrupt spot nodes of other clouds, each once`(
    name: String, prefix: String, program: String, call: String
  ) throws {
    try shell.set("nodes", "\(prefix)7\n\(prefix)8\n")
    let outcome = try shell.run(script(name))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(shell.calls(program) == ["7", "8"].map { call.replacing("%@", with: $0) })
    let third = try shell.run(script(name), environment: ["DURATION_SECONDS": "180"])
    #expect(third.exitCode == 1)
    #expect(third.errors.contains("Round 3: too few nodes match"))
  }

  private static let kind = "virtualservices.networking.istio.io"

  @Test func `add faults to all routes and remove them`() throws {
    try shell.set("virtualservice/t-api", "xx")
    let outcome = try shell.run(script("faults.sh"))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let fault =
      #"{"delay":{"percentage":{"value":50},"fixedDelay":"2s"},"abort":{"percentage":{"value":0.5},"httpStatus":503}}"#
    func operations(_ name: String, _ value: String) -> String {
      "["
        + (0..<2).map { #"{"op":"\#(name)","path":"/spec/http/\#($0)/fault"\#(value)}"# }.joined(
          separator: ",")
        + "]"
    }
    #expect(
      shell.changes == [
        "-n trials patch \(Self.kind) t-api --type json --patch " + operations("add", ",\"value\":\(fault)"),
        "-n trials patch \(Self.kind) t-api --type json --patch " + operations("remove", ""),
      ])
    #expect(shell.calls("sleep") == ["60"])
  }

  @Test func `remove faults on a signal`() throws {
    try shell.set("virtualservice/t-api", "x")
    #expect(try shell.interrupt(script("faults.sh"), after: "60", of: "sleep").exitCode == 143)
    #expect(shell.changes.last?.contains(#"{"op":"remove","path":"/spec/http/0/fault"}"#) == true)
  }

  @Test func `do not change routes with faults, and undo only accepted changes`() throws {
    try shell.set("virtualservice/t-api", "x")
    try shell.set("virtualservice/t-api.fault", "{}")
    #expect(try shell.run(script("faults.sh")).exitCode == 2)
    #expect(shell.changes == [])
    try shell.set("virtualservice/t-api.fault", "")
    try shell.set("fail", "patch virtualservices*\n")
    #expect(try shell.run(script("faults.sh")).exitCode == 1)
    #expect(shell.changes.count == 1)
  }

  @Test func `create a temporary VirtualService for a service without routes`() throws {
    let outcome = try shell.run(script("new-faults.sh"))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(
      shell.changes == ["-n trials create --filename -", "-n trials delete \(Self.kind) t-web"])
    let created = try String(contentsOf: shell.folder.appending(path: "created"), encoding: .utf8)
    #expect(created.contains(#"- fault: {"abort":{"percentage":{"value":100},"httpStatus":500}}"#))
    #expect(created.contains("hosts: [t-web]"))
  }
}
