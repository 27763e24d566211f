import Diagnostics
import ManifestTree
import Testing

@testable import Simulation

@Suite struct InputFaultTests {
  private func nodeFaults(_ yaml: String) -> [String] {
    NodeFile(Array(yaml.utf8), from: "nodes.yaml").faults.map {
      "\($0.location.map { "\($0)" } ?? "") \($0.message)" + ($0.fix.map { "; \($0)" } ?? "")
    }
  }

  @Test func `all errors in node files are reported in one run, at their positions`() {
    let faults = nodeFaults(
      """
      pools:
      - name: a
        cout: 3
        capacityType: spott
        replacementDelay: -5s
        size: {cpu: -1, memory: much}
      - count: 2
      - name: a
        instance: m5.xlage
      """)
    #expect(
      faults.contains {
        $0.hasPrefix("nodes.yaml:3:3 unknown field 'cout'") && $0.hasSuffix("did you mean 'count'?")
      })
    #expect(
      faults.contains(
        "nodes.yaml:4:17 unknown capacityType 'spott': use 'spot' or 'on-demand'; did you mean 'spot'?"))
    #expect(faults.contains { $0.hasPrefix("nodes.yaml:5:21 invalid duration '-5s'") })
    #expect(faults.contains { $0.hasPrefix("nodes.yaml:6:15 invalid amount '-1' for cpu") })
    #expect(faults.contains { $0.hasPrefix("nodes.yaml:6:27 invalid amount 'much' for memory") })
    #expect(faults.contains { $0.hasSuffix("a pool requires 'name'") })
    #expect(faults.contains { $0.hasSuffix("did you mean 'm5.xlarge'?") })
    #expect(faults.contains("nodes.yaml:8:9 pool 'a' is declared twice"))
  }

  @Test func `values that are not lists or maps are reported`() {
    let faults = nodeFaults(
      """
      pools:
      - name: a
        zones: eu-west-1a
        labels: spot
        taints: {key: a, effect: NoSchedule}
      - name: b
        zones: [eu-west-1a, {}]
      - name: c
        zones: [1]
        labels: {size: 2}
      """)
    #expect(
      faults == [
        "nodes.yaml:3:10 'zones' must be a list of strings",
        "nodes.yaml:4:11 'labels' must be a map of strings",
        "nodes.yaml:5:3 'taints' must be a list of taints",
        "nodes.yaml:7:3 'zones' must be a list of non-empty strings",
      ])
  }

  @Test func `files without nodes are reported`() {
    let fix = "run 'portolan simulate --print-nodes' for an example"
    let fault = "nodes.yaml:1:1 the file contains no nodes; \(fix)"
    #expect(nodeFaults("") == [fault] && nodeFaults("pools: []") == [fault])
    #expect(nodeFaults("a: 1").first?.contains("found neither 'pools' nor a Node object") ?? false)
  }

  private func eventFaults(_ yaml: String) -> [String] {
    let cluster = Systems.input(Systems.web(), nodes: "node-role-3az-3od").cluster()
    return EventFile(Array(yaml.utf8), from: "events.yaml", for: cluster).faults.map {
      "\($0.location.map { "\($0)" } ?? "") \($0.message)" + ($0.fix.map { "; \($0)" } ?? "")
    }
  }

  @Test func `all errors in event files are reported in one run, at their positions`() {
    let faults = eventFaults(
      """
      events:
      - {at: -1s, drain: od-1}
      - {at: 1s, drain: od-7}
      - {at: 1s, restart: wb}
      - {at: 1s, loseZone: mars}
      - {at: 1s}
      - {at: 1s, drain: od-1, cordon: od-2}
      - {at: 1s, reclam: od-1}
      - {at: 1s, scale: {service: web, replicas: -1}}
      """)
    #expect(faults.contains { $0.hasPrefix("events.yaml:2:8 invalid duration '-1s'") })
    #expect(faults.contains { $0.hasPrefix("events.yaml:3:19 unknown node 'od-7'; did you mean 'od-") })
    #expect(faults.contains("events.yaml:4:21 unknown service 'wb'; did you mean 'web'?"))
    #expect(faults.contains { $0.hasPrefix("events.yaml:5:22 unknown zone 'mars'; use 'eu-west-1a'") })
    #expect(faults.contains { $0.contains("an event requires an action") })
    #expect(faults.contains { $0.contains("an event must have one action, not 'drain' and 'cordon'") })
    #expect(
      faults.contains { $0.contains("unknown field 'reclam'") && $0.hasSuffix("did you mean 'reclaim'?") })
    #expect(faults.contains { $0.contains("'replicas' must be a whole number from 0 to 100000, not '-1'") })
  }

  @Test(arguments: [("", 900_000), (", timeout: 5m", 300_000), (", timeout: 0", nil)] as [(String, Int64?)])
  func `a drain has the limit of its event`(_ timeout: String, _ limit: Int64?) throws {
    let cluster = Systems.input(Systems.web(), nodes: "node-role-3az-3od").cluster()
    let events = EventFile(
      Array("events: [{at: 1s, drain: od-1\(timeout)}]".utf8), from: "e.yaml", for: cluster)
    #expect(events.faults.isEmpty)
    guard case .drain(_, let options)? = events.scenario.steps.first?.change else {
      Issue.record("no drain")
      return
    }
    #expect(options.timeout == limit)
  }

  @Test func `printed nodes are read back with their labels, taints, and cordons`() throws {
    let text = """
      pools:
      - {name: a, provider: gke, taints: [{key: role, value: db, effect: NoSchedule}]}
      """
    let pool = NodeFile(Array(text.utf8), from: "nodes.yaml").model
    #expect(pool.nodes.first?.spec.labels["node.kubernetes.io/instance-type"] == "e2-standard-4")
    var cordoned = pool
    cordoned.nodes[0].spec.isCordoned = true
    for model in [pool, cordoned] {
      let printed = model.objects().map(\.yaml).joined(separator: "---\n")
      let read = try #require(NodeFile(Array(printed.utf8), from: "nodes.yaml").model.nodes.first?.spec)
      let written = try #require(model.nodes.first?.spec)
      #expect(read.isCordoned == written.isCordoned && read.labels == written.labels)
      #expect(read.taints == written.taints && read.allocatable == written.allocatable)
    }
  }

  @Test func `presets of other forms are unknown`() {
    #expect(NodePreset.nodes("eks-3az-6spot-3od")?.nodes.count == 9)
    #expect(NodePreset.nodes("aks-2az-1spot-0od-Standard_D8s_v5")?.nodes.count == 1)
    for name in [
      "eks", "eks-0az-3od", "eks-3az", "eks-3az-x", "eks-99az-1od", "eks-3az-99999od", "foo-3az-3od",
    ] {
      #expect(NodePreset.nodes(name) == nil, "\(name)")
    }
  }
}
