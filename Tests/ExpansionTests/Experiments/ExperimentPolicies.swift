import Expansion
import ManifestTree
import Portolan
import Testing

@Suite struct `Policies of experiments` {
  private let app = TestApp(listedServices: [
    Service("cart", image: "cart:1") { Port(.http, 8080, servedAt: 80) },
    Service("stock", image: "stock:1") { Port(.http, 9090) },
  ])

  private func objects(@ListBuilder<Experiment> _ experiments: () -> [Experiment]) throws -> [ManifestTree
    .Object]
  {
    var app = app
    app.listedExperiments = experiments()
    let expansion = try app.expansion()
    return (0..<expansion.partCount).flatMap { expansion.part($0).objects }
  }

  private func object(_ kind: String, _ name: String, in objects: [ManifestTree.Object]) throws -> Node {
    try #require(objects.first { $0.identity.kind == kind && $0.identity.name == name }?.node)
  }

  private func load(_ name: String = "load", _ service: String = "cart") -> LoadTest {
    LoadTest(name, siege: "/", against: service, clients: 1, for: .seconds(30))
  }

  @Test func `allow a load to reach its target at the requested port`() throws {
    let found = try objects { load() }
    #expect(
      try object("AuthorizationPolicy", "cart", in: found)["spec"]?["rules"] == [
        [
          "from": [["source": ["principals": ["cluster.local/ns/shop/sa/load"]]]],
          "to": [["operation": ["ports": ["8080"]]]],
        ]
      ])
    #expect(
      try object("NetworkPolicy", "cart", in: found)["spec"]?["ingress"] == [
        [
          "from": [["podSelector": ["matchLabels": ["app": "load"]]]],
          "ports": [["protocol": "TCP", "port": 8080]],
        ]
      ])
  }

  @Test func `allow egress of a load only to its target, to DNS, and to the mesh`() throws {
    let policy = try object("NetworkPolicy", "load", in: try objects { load() })
    #expect(policy["spec"]?["podSelector"] == ["matchLabels": ["app": "load"]])
    #expect(policy["spec"]?["policyTypes"] == ["Ingress", "Egress"])
    #expect(policy["spec"]?["ingress"] == nil)
    #expect(
      policy["spec"]?["egress"] == [
        [
          "to": [["podSelector": ["matchLabels": ["app": "cart"]]]],
          "ports": [["protocol": "TCP", "port": 8080]],
        ],
        ["ports": [["protocol": "UDP", "port": 53], ["protocol": "TCP", "port": 53]]],
        [
          "to": [["namespaceSelector": ["matchLabels": ["kubernetes.io/metadata.name": "istio-system"]]]],
          "ports": [["protocol": "TCP", "port": 15012]],
        ],
      ])
  }

  @Test func `are unchanged without experiments, and for services that no load targets`() throws {
    let plain = try objects {}
    let loaded = try objects {
      load()
      RollingRestart("restart", of: "stock", every: .seconds(10), for: .seconds(20))
      NodeDrain("drain")
      SpotInterruption("spot", every: .minutes(1), for: .minutes(2))
    }
    for object in plain where object.identity.name != "cart" {
      #expect(loaded.first { $0.identity == object.identity }?.node == object.node)
    }
    #expect(!plain.contains { $0.identity.kind == "Job" || $0.identity.kind == "Role" })
    let jobs = loaded.filter { $0.identity.kind == "Job" }.map(\.identity.name)
    // The names of Jobs end with a hash.
    #expect(jobs.map { String($0.dropLast(11)) }.sorted() == ["load", "restart"])
    let more = Set(loaded.map(\.identity.name)).subtracting(plain.map(\.identity.name) + jobs)
    #expect(
      more == ["load", "load-settings", "load-script", "restart", "restart-settings", "restart-script"])
    let rules = try object("AuthorizationPolicy", "cart", in: plain)["spec"]?["rules"]
    #expect(rules == nil || rules == [])
  }

  @Test func `allow no ingress to the Jobs`() throws {
    let found = try objects {
      load()
      RollingRestart("restart", of: "stock", every: .seconds(10), for: .seconds(20))
    }
    for name in ["load", "restart"] {
      let policy = try object("NetworkPolicy", name, in: found)
      #expect(policy["spec"]?["ingress"] == nil)
    }
  }

  @Test func `come with the objective that applies to the load`() throws {
    var app = app
    app.listedServices[1] = app.listedServices[1].slo(availability: 98)
    app.listedExperiments = [
      load("own").slo(availability: 99.95), load("service", "stock").experiment, load("none").experiment,
      Together("both") {
        load("combined")
        load("stricter", "stock").slo(availability: 100)
      }
      .slo(availability: 99),
    ]
    let expansion = try app.expansion()
    #expect(
      Dictionary(uniqueKeysWithValues: expansion.experimentRuns.map { ($0.experiment.name, $0.availability) })
        == ["own": 99.95, "service": 98, "none": nil, "both": 99, "combined": 99, "stricter": 100])
    let objects = (0..<expansion.partCount).flatMap { expansion.part($0).objects }
    func availability(_ name: String) throws -> Node? {
      try object("ConfigMap", "\(name)-settings", in: objects)["data"]?["availability"]
    }
    #expect(try availability("own") == "99.95")
    #expect(try availability("service") == "98")
    #expect(try availability("none") == nil)
    #expect(try availability("combined") == "99")
    #expect(try availability("stricter") == "100")
  }
}
