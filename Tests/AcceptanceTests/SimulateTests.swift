import Foundation
import ManifestTree
import TestSupport
import Testing

/// `portolan simulate` as users call it.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct SimulateTests {
  /// A Deployment with a Service, whose pods are ready immediately.
  private static func service(_ name: String, replicas: Int, budget: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), namespace: shop}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          containers:
          - name: c
            image: "example.com/\(name):1"
            lifecycle: {preStop: {sleep: {seconds: 5}}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: \(name), namespace: shop}
    spec: {selector: {app: \(name)}, ports: [{port: 80}]}
    ---
    \(budget)

    """
  }

  private static let budget = """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: solo, namespace: shop}
    spec: {minAvailable: 1, selector: {matchLabels: {app: solo}}}
    ---
    """

  private static func bench() throws -> Workbench {
    try Workbench([
      "shop.yaml": service("web", replicas: 3) + service("solo", replicas: 1, budget: budget),
      "config.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n",
    ])
  }

  @Test func `a rollout of the image that already runs is reported as a note`() throws {
    let bench = try Self.bench()
    let note =
      "note: Deployment/web already runs the image 'example.com/web:1', so its rollout changes nothing"
    let same = try bench.portolan("simulate", "shop.yaml", "--rollout", "web=example.com/web:1")
    #expect(same.text.contains(note), "\(same.text)")
    #expect(!same.text.contains("rolls out"))
    #expect(same.errors.contains("because --nodes is not set") && !same.errors.contains("fix:"))
    let other = try bench.portolan("simulate", "shop.yaml", "--rollout", "web=example.com/web:2")
    #expect(other.text.contains("rolls out example.com/web:2") && !other.text.contains("note:"))
  }

  @Test func `events that change nothing are reported as notes`() throws {
    let bench = try Self.bench()
    try bench.write(
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: migrate, namespace: shop}
      spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: 'example.com/a:1'}]}}}

      """, to: "job.yaml")
    try bench.write(
      """
      events:
      - {at: 1s, scale: {service: web, replicas: 3}}
      - {at: 2s, scale: {service: migrate, replicas: 3}}
      - {at: 3s, restart: migrate}
      - {at: 4s, rollout: {service: migrate, image: "example.com/a:2"}}

      """, to: "events.yaml")
    let report = try bench.portolan(
      "simulate", "shop.yaml", "job.yaml", "--events", "events.yaml", "--no-fix")
    for note in [
      "Deployment/web already has 3 replicas", "Job/migrate is not scaled", "the restart of Job/migrate",
      "the rollout of Job/migrate",
    ] {
      #expect(report.text.contains("note: \(note)"), "\(report.text)")
    }
    #expect(!report.text.contains("scaled to 3") && !report.text.contains("restarted"))
  }

  @Test(arguments: ["--lose-spot", "--lose-nodes"])
  func `a scenario with more lost nodes than the cluster has is reported as a note`(option: String) throws {
    let bench = try Self.bench()
    let (found, what) = option == "--lose-spot" ? (3, "spot nodes") : (6, "nodes")
    for search in [[], ["--search"]] {
      let report = try bench.portolan(
        ["simulate", "shop.yaml", "--nodes", "eks-3az-3spot-3od", option, "9", "--no-fix"] + search)
      #expect(report.text.contains("note: only \(found) of 9 \(what) are lost"), "\(report.text)")
    }
  }

  @Test func `repeated refusals of an eviction are one line of the timeline`() throws {
    let bench = try Self.bench()
    let report = try bench.portolan("simulate", "shop.yaml", "--drain-all", "--no-fix")
    let lines = report.text.split(separator: "\n").filter { $0.contains("  refused ") }
    #expect(!lines.isEmpty && Set(lines.map { $0.dropFirst(10) }).count == lines.count)
    #expect(
      lines.contains { $0.contains(/1 currently \([0-9]+ times, last at [0-9:.]+\)$/) }, "\(report.text)")
    let all = try bench.portolan("simulate", "shop.yaml", "--drain-all", "--no-fix", "--verbose")
    #expect(all.text.split(separator: "\n").count { $0.contains("  refused ") } > lines.count)
  }

  // MARK: Specs

  private static let spec = """
    import Portolan

    @main
    struct Shop: App {
      let name = "shop"

      func services(in profile: Profile) -> [Service] {
        Service("web", image: "example.com/web:1.0") { Port(.http, 8080) }.replicas(3)
        Service("solo", image: "example.com/solo:1.0") { Port(.http, 8080) }.replicas(1).slo(availability: 50)
      }

      func experiments(in profile: Profile) -> [Experiment] {
        ZoneOutage("outage", of: "eu-west-1a", for: .minutes(5)).slo(availability: 99)
        NodeDrain("upgrade", every: .minutes(1), for: .minutes(30))
      }
    }

    """

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `the experiments of a spec are simulated by name, with their own and the services' targets`() throws {
    let bench = try Workbench(["App.swift": Self.spec])
    let nodes = ["--nodes", "node-role-3az-3od", "--format", "json", "--no-fix"]
    let outage = try bench.portolan(["simulate", ".", "--experiment", "outage"] + nodes)
    #expect(outage.exitCode <= 1, "\(outage.errors)")
    let report = try #require(JSONReader.read(outage.output, from: "report").documents.first?.node)
    #expect(report["scenario"] == "outage" || outage.text.contains("\"outage\""), "\(outage.text)")
    #expect(!outage.text.contains("upgrade"))
    // Without a name, all experiments are simulated.
    let all = try bench.portolan(["simulate", "."] + nodes)
    #expect(all.text.contains("outage") && all.text.contains("upgrade"), "\(all.text)\(all.errors)")
    let table = try bench.portolan(
      ["simulate", ".", "--experiment", "upgrade", "--nodes", "node-role-3az-3od", "--no-fix"])
    // A single pod is unavailable while its node is drained; the service's own target allows that.
    let solo = try #require(table.text.split(separator: "\n").first { $0.hasPrefix("solo ") })
    #expect(solo.hasSuffix("met"), "\(table.text)")
    let strict = try bench.portolan(
      [
        "simulate", ".", "--experiment", "upgrade", "--nodes", "node-role-3az-3od", "--no-fix", "--slo",
        "99.99",
      ])
    let missed = try #require(strict.text.split(separator: "\n").first { $0.hasPrefix("solo ") })
    #expect(strict.exitCode == 1 && missed.hasSuffix("missed 99.99%"), "\(strict.text)")
    let unknown = try bench.refusal(["simulate", ".", "--experiment", "outge"])
    #expect(unknown.exitCode == 64 && unknown.errors.contains("did you mean 'outage'?"), "\(unknown.errors)")
  }

  @Test func `the error for input without experiments names the scenarios`() throws {
    let outcome = try Self.bench().refusal(["simulate", "shop.yaml", "--experiment", "outage"])
    #expect(outcome.exitCode == 64)
    for option in ["--lose-spot", "--lose-zone", "--drain-all", "--restart", "--rollout", "--events"] {
      #expect(outcome.errors.contains(option), "\(outcome.errors)")
    }
  }

  // MARK: Reports

  @Test func `a blocked drain is a failure in every format`() throws {
    let bench = try Self.bench()
    let arguments = ["simulate", "shop.yaml", "--nodes", "node-role-3az-3od", "--drain-all"]
    let text = try bench.portolan(arguments + ["--html", "report.html"])
    #expect(text.exitCode == 1, "\(text.errors)")
    #expect(
      text.text.contains("The disruption budget solo needs 1 healthy pods and has 1 currently"),
      "\(text.text)")
    let html = try String(contentsOf: bench.url("report.html"), encoding: .utf8)
    #expect(html.contains("solo") && !html.contains("src=\"http") && !html.contains("@import"))

    let markdown = try bench.portolan(arguments + ["--format", "markdown"])
    #expect(markdown.exitCode == 1)
    let rows = markdown.text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 4 && rows.allSatisfy { $0.count { $0 == "|" } == 9 }, "\(markdown.text)")

    let junit = try bench.portolan(arguments + ["--format", "junit"])
    #expect(junit.exitCode == 1)
    #expect(junit.text.contains("tests=\"2\" failures=\"1\""), "\(junit.text)")
    #expect(junit.text.contains("<testcase classname=\"drain all nodes\" name=\"web\"/>"), "\(junit.text)")
    #expect(junit.text.contains("<failure type=\"blocked\""), "\(junit.text)")

    let json = try bench.portolan(arguments + ["--format", "json"])
    let report = try #require(JSONReader.read(json.output, from: "report").documents.first?.node)
    #expect(report["format"]?.int == 1)
    let again = try bench.portolan(arguments + ["--format", "json"])
    #expect(again.output == json.output)
  }

  @Test func `the simulated time includes the last line of the timeline`() throws {
    let bench = try Workbench(["shop.yaml": Self.service("web", replicas: 3)])
    let outcome = try bench.portolan(
      "simulate", "shop.yaml", "--nodes", "node-role-3az-9od", "--drain-all", "--verbose")
    #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    let head = try #require(outcome.text.firstMatch(of: /all nodes, ([0-9:]+) simulated/)).1
    let last = try #require(outcome.text.matches(of: /\n +([0-9:]+) +[a-z]/).last).1
    #expect(String(head) >= String(last), "\(outcome.text)")
  }

  @Test func `a search reports whether it tried every set of nodes`() throws {
    let bench = try Self.bench()
    let few = try bench.portolan(
      "simulate", "shop.yaml", "--nodes", "node-role-3az-6od", "--lose-nodes", "2", "--search", "--no-fix")
    #expect(few.text.contains("worst set of lost nodes (all 15 sets tried)"), "\(few.text)\(few.errors)")
    let many = try bench.portolan(
      "simulate", "shop.yaml", "--nodes", "node-role-3az-40od", "--lose-nodes", "9", "--search", "--no-fix")
    #expect(
      many.text.contains("worst set of lost nodes (5000 random sets tried, out of 273438880 possible sets)"),
      "\(many.text)\(many.errors)")
  }

  @Test func `a fix that is suggested meets the target`() throws {
    let bench = try Workbench(["shop.yaml": Self.service("solo", replicas: 1)])
    let arguments = ["simulate", "shop.yaml", "--nodes", "node-role-3az-3od", "--drain-all"]
    let outcome = try bench.portolan(arguments)
    #expect(outcome.exitCode == 1 && outcome.text.contains("fix for solo: replicas: 2"), "\(outcome.text)")
    try bench.write(Self.service("solo", replicas: 2), to: "shop.yaml")
    #expect(try bench.portolan(arguments).exitCode == 0)
  }

  // MARK: Invalid input

  @Test(arguments: [
    (["simulate", "config.yaml"], 65, "nothing to simulate in 'config.yaml'"),
    (["simulate", "missing.yaml"], 66, "'missing.yaml' not found"),
    (["simulate", "shop.yaml", "--nodes", "nodes.yaml"], 65, "nodes.yaml:3:3: error: unknown field 'cout'"),
    (["simulate", "shop.yaml", "--nodes", "eks-3az-6spt-3od"], 64, "eks-3az-6spt-3od"),
    (["simulate", "shop.yaml", "--events", "events.yaml"], 65, "events.yaml:2:"),
    (["simulate", "shop.yaml", "--lose-zone", "mars"], 64, "unknown zone 'mars'"),
    (["simulate", "shop.yaml", "--lose-spot", "0"], 64, "--lose-spot must be between 1 and 5000, not 0"),
    (["simulate", "shop.yaml", "--lose-spot", "1", "--lose-nodes", "1"], 64, "--lose-nodes"),
    (["simulate", "shop.yaml", "--rollout", "wb=x:2"], 64, "unknown service 'wb'"),
    (["simulate", "shop.yaml", "--rollout", "web"], 64, "SERVICE=IMAGE"),
    (["simulate", "shop.yaml", "--slo", "101"], 64, "--slo must be above 0 and at most 100"),
    (["simulate", "shop.yaml", "--drain-all", "--search"], 64, "--search requires"),
    (["simulate", "shop.yaml", "--restart", "--html", "nodes.yaml/x.html"], 73, "nodes.yaml"),
    (["simulate"], 64, "path"),
  ])
  func `invalid input is rejected with a reason`(arguments: [String], exitCode: Int, message: String) throws {
    let bench = try Self.bench()
    try bench.write("pools:\n- name: a\n  cout: 3\n", to: "nodes.yaml")
    try bench.write("events:\n- {at: -1s, drain: od-1}\n", to: "events.yaml")
    let outcome = try bench.refusal(arguments)
    #expect(Int(outcome.exitCode) == exitCode, "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
