import Foundation
import ManifestTree
import TestSupport
import Testing

/// The parts of a chart's objects that are derived from services and calls, if the profiles differ in these.
@Suite(
  .enabled(if: Tool.canCompile, Tool.compilerAbsence), .enabled(if: Helm.isInstalled, Helm.absence))
struct DerivedPartTests {
  /// The objects with values, which must be the same from Helm and from `portolan render`.
  private static func objects(
    of spec: String, _ chart: URL, in profile: String, namespace: String, _ settings: [String],
    _ bench: Workbench
  ) throws -> ObjectSet {
    let options = settings.flatMap { ["--set", $0] }
    let own = ObjectSet(
      try bench.rendered(spec, ["--profile", profile] + options))
    let answer = try Helm.template(
      chart, values: [chart.appending(path: "values-\(profile).yaml")], namespace: namespace, options)
    #expect(answer.fault == nil)
    #expect(own.differences(from: ObjectSet(answer.documents)) == [], "\(profile) \(settings)")
    return own
  }

  private static func canary(_ bench: Workbench) throws -> (String, [String]) -> ObjectSet {
    try bench.addSpec("Canary.swift")
    let outcome = try bench.portolan("render", "Canary.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return { profile, settings in
      do {
        return try objects(
          of: "Canary.swift", bench.url("chart"), in: profile, namespace: "shop", settings, bench)
      } catch {
        Issue.record(error)
        return ObjectSet([])
      }
    }
  }

  @Test func `Calls, canaries, and weights that differ between profiles are values`() throws {
    let bench = try Workbench()
    let objects = try Self.canary(bench)
    for profile in ["base", "spot"] { _ = objects(profile, []) }
    for (name, data) in try bench.contents(of: "chart") where name.hasPrefix("templates/") {
      #expect(!String(decoding: data, as: UTF8.self).contains(".Values.profile"), "\(name)")
    }
    let values = try bench.node(of: "chart/values-spot.yaml")
    #expect(values["web"]?["calls"] == ["cart": true, "payExampleCom": true])
    #expect(values["cart"]?["weights"] == ["cart": 90])
    #expect(values["orders"]?["weights"] == ["orders": 90, "ordersCanary": 10])
  }

  @Test func `the weights of a TCP route are values beside a route for every port`() throws {
    let bench = try Workbench([
      "Queue.swift": """
      import Portolan

      @main struct Shop: App {
        let name = "shop"
        let profiles: [Profile] = ["base", "spot"]

        func services(in profile: Profile) -> [Service] {
          Service("queue", image: "example.com/queue:1") {
            Port(.tcp, 5672, name: "tcp-amqp")
            Port(.tcp, 15672, name: "tcp-admin")
          }
          .routedInMesh {
            if profile == "spot" {
              TCPMatch(port: 5672, to: .to("queue", weight: 90), .to("queue-canary", weight: 10))
            } else {
              TCPMatch(port: 5672, to: .to("queue", weight: 100))
            }
            TCPMatch()
          }
          if profile == "spot" {
            Service("queue-canary", image: "example.com/queue:2") { Port(.tcp, 5672, name: "tcp-amqp") }
          }
        }
      }
      """
    ])
    let outcome = try bench.portolan("render", "Queue.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    for profile in ["base", "spot"] {
      _ = try Self.objects(
        of: "Queue.swift", bench.url("chart"), in: profile, namespace: "shop", [], bench)
    }
    let template = try String(contentsOf: bench.url("chart/templates/queue.yaml"), encoding: .utf8)
    #expect(!template.contains(".Values.profile"))
    #expect(
      try bench.node(of: "chart/values-spot.yaml")["queue"]?["weights"] == ["queue": 90])
  }

  @Test func `a disabled call leaves out the address and the rules of policies`() throws {
    let bench = try Workbench()
    let objects = try Self.canary(bench)
    let differences = objects("spot", []).differences(from: objects("spot", ["web.calls.cart=false"]))
    #expect(
      differences.sorted() == [
        "AuthorizationPolicy cart-canary: spec.rules", "AuthorizationPolicy cart: spec.rules",
        "Deployment web: spec.template.spec.containers[0].env", "NetworkPolicy cart-canary: spec.ingress",
        "NetworkPolicy cart: spec.ingress", "NetworkPolicy web: spec.egress",
        "Sidecar web: spec.egress[0].hosts",
      ])
  }

  @Test func `an enabled canary gets its share of the requests`() throws {
    let bench = try Workbench()
    let objects = try Self.canary(bench)
    let enabled = objects(
      "base",
      [
        "cartCanary.enabled=true", "cart.weights.cart=80", "cart.weights.cartCanary=20",
        "web.calls.cart=true",
      ])
    let routes = try #require(enabled.objects["networking.istio.io/v1 VirtualService shop cart"])
    #expect(
      routes["spec"]?["http"] == [
        [
          "route": [
            ["destination": ["host": "cart", "port": ["number": 8080]], "weight": 80],
            ["destination": ["host": "cart-canary", "port": ["number": 8080]], "weight": 20],
          ]
        ]
      ])
    #expect(enabled.objects["v1 ConfigMap shop canary"] != nil)
    let spot = objects("spot", [])
    #expect(
      spot.differences(from: enabled).filter { !$0.contains(".labels.") }.sorted() == [
        "Deployment web: spec.template.spec.containers[0].env", "NetworkPolicy web: spec.egress",
        "Sidecar web: spec.egress[0].hosts", "VirtualService cart: spec.http[0].route[0].weight",
        "VirtualService cart: spec.http[0].route[1].weight",
        "VirtualService orders: spec.http[0].route[0].weight",
        "VirtualService orders: spec.http[0].route[1].weight",
      ])
  }

  @Test(
    arguments: [
      (
        ["cartCanary.enabled=true"],
        "cart.weights.cart is null, but a route with several destinations requires a weight (percent) for each of them"
      ),
      (
        ["cartCanary.enabled=true", "cart.weights.cart=80"],
        "cart.weights.cart is part of a route whose weights add up to 90, not 100"
      ),
      (
        ["orders.weights.orders=60"],
        "orders.weights.orders is part of a route whose weights add up to 110, not 100"
      ),
      (["cartCanary.enabled=true", "cart.weights.cart=90"], nil),
      (["ordersCanary.enabled=false"], nil),
    ])
  func `Helm and render reject incomplete weights of a route`(settings: [String], fault: String?)
    throws
  {
    let bench = try Workbench()
    try bench.addSpec("Canary.swift")
    let outcome = try bench.portolan("render", "Canary.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let options = settings.flatMap { ["--set", $0] }
    let chart = bench.url("chart")
    let answer = try Helm.template(
      chart, values: [chart.appending(path: "values-base.yaml")], namespace: "shop", options)
    let own = try bench.portolan(["render", "Canary.swift", "--profile", "base"] + options)
    #expect((own.exitCode == 0) == (fault == nil), "\(own.errors)")
    guard let fault else {
      #expect(answer.fault == nil)
      return
    }
    #expect(answer.fault?.contains(fault) == true, "\(answer.fault ?? "no fault")")
    let (path, problem) = (fault.prefix { $0 != " " }, fault.drop { $0 != " " })
    #expect(own.errors.contains("value '\(path)'\(problem)"), "\(own.errors)")
  }

  @Test func `a label that differs between profiles is one value`() throws {
    let bench = try Workbench()
    let objects = try Self.canary(bench)
    let values = try bench.node(of: "chart/values-spot.yaml")
    #expect(values["commonLabels"] == ["stage": "s", "team": "a"])
    #expect(values["web"]?["commonLabels"] == ["pool": "web-spot"])
    #expect(values["orders"]?["commonLabels"] == ["pool": "orders-spot"])
    let changed = objects("spot", ["commonLabels.stage=new", "orders.commonLabels.pool=new"])
    let differences = objects("spot", []).differences(from: changed)
    #expect(differences.count { $0.hasSuffix("spec.template.metadata.labels.stage") } == 5)
    #expect(differences.contains("Service orders: metadata.labels.pool"))
    #expect(differences.allSatisfy { $0.hasSuffix(".stage") || $0.contains(" orders: ") })
  }

  @Test(arguments: ["base", "spot", "chaos", "kafka"])
  func `a Sidecar has one listener, whichever queues are enabled`(_ profile: String) throws {
    let bench = try Workbench()
    let shop = try #require(ExampleSystem.five.first { $0.name == "sock-shop" })
    for queues in ["true,rabbitmq.enabled=true", "false,rabbitmq.enabled=false"] {
      let objects = try Self.objects(
        of: shop.spec, URL(filePath: "\(shop.chart)/helm"), in: profile, namespace: shop.namespace,
        ["kafka.enabled=\(queues)"], bench)
      for (name, object) in objects.objects where object["kind"] == "Sidecar" {
        guard case .list(let listeners)? = object["spec"]?["egress"] else {
          Issue.record("no listener in \(name)")
          continue
        }
        #expect(listeners.count == 1, "\(name)")
      }
    }
  }
}
