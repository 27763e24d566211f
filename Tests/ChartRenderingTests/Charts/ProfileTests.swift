import ChartParameters
import Diagnostics
import ManifestTree
import Testing

@testable import ChartRendering

/// Charts of systems whose profiles differ.
@Suite struct ProfileTests {
  private static func deployment(_ spec: NodeMap) -> ParameterizedSystem.Object {
    ParameterizedSystem.Object(.deployment("cart", spec)) { tree in
      tree.add(ParameterTree(group: .cart), at: ["spec", "template", "spec"])
    }
  }

  @Test func `a scalar that differs is a value of both profiles`() throws {
    let chart = Chart([
      "base": [Self.deployment(["hostname": "a"])], "spot": [Self.deployment(["hostname": "b"])],
    ])
    #expect(chart.diagnostics.isEmpty)
    #expect(try chart.text("values.yaml").contains("  hostname: a\n"))
    #expect(try chart.text("values-spot.yaml").contains("cart:\n  hostname: b\n"))
    #expect(try chart.text("templates/cart.yaml").contains("hostname: {{ toJson .Values.cart.hostname }}\n"))
    #expect(try chart.object()?["spec"]?["template"]?["spec"]?["hostname"] == "a")
    #expect(try chart.object(profile: "spot")?["spec"]?["template"]?["spec"]?["hostname"] == "b")
    #expect(
      try chart.object(["cart.hostname=c"], profile: "spot")?["spec"]?["template"]?["spec"]?["hostname"]
        == "c")
  }

  @Test func `a profile without a service disables it`() throws {
    let chart = Chart(["base": [Self.deployment(["hostname": "a"])], "spot": nil])
    #expect(try chart.text("values.yaml").contains("  enabled: true\n"))
    #expect(try chart.text("values-spot.yaml").contains("cart:\n  enabled: false\n"))
    #expect(try chart.object(profile: "spot") == nil)
    #expect(try chart.object(["cart.enabled=true"], profile: "spot") == chart.object())
  }

  @Test func `profiles without differences have equal values`() throws {
    let cart = Self.deployment(["hostname": "a"])
    let chart = Chart(["base": [cart], "spot": [cart]])
    #expect(try chart.text("values-spot.yaml").contains("namePrefix: \"\"\n"))
    #expect(try chart.text("templates/cart.yaml").contains("hostname: a\n"))
  }

  @Test func `two fields with the same path share a value only if their values are the same`() throws {
    func job(_ parallelism: Node, _ completions: Node) -> Chart {
      let job = Object(
        "batch/v1", "Job", "cart", ["spec": ["parallelism": parallelism, "completions": completions]])
      let pods = Parameter(ValuesPath.cart.key("pods"), "Pods", .pods)
      return Chart([
        "base": [
          ParameterizedSystem.Object(job) { tree in
            tree.set(.value(pods, .integer), at: ["spec", "parallelism"])
            tree.set(.value(pods, .integer), at: ["spec", "completions"])
          }
        ]
      ])
    }
    #expect(try !job(2, 2).text("values.yaml").contains("pods2"))
    let values = try job(2, 3).text("values.yaml")
    #expect(values.contains("  pods: 2\n") && values.contains("  pods2: 3\n"))
    #expect(try job(2, 3).object(["cart.pods2=4"])?["spec"] == ["parallelism": 2, "completions": 4])
  }

  @Test func `a condition of a call selects the part in each profile`() throws {
    let isOn = ValuesPath.cart.keys(["calls", "stock"])
    func policy(_ rules: [Node]) -> ParameterizedSystem.Object {
      ParameterizedSystem.Object(
        Object("networking.k8s.io/v1", "NetworkPolicy", "cart", ["spec": ["egress": .list(rules)]])
      ) { tree in
        tree.exists(if: .isTrue(isOn), at: ["spec", "egress", .item(#"{"to":"stock"}"#)])
      }
    }
    let chart = Chart(
      ["base": [policy([["to": "db"]])], "spot": [policy([["to": "db"], ["to": "stock"]])]],
      calls: [(Parameter(isOn, "Calls stock", .bool), [false, true])])
    #expect(try chart.text("templates/cart.yaml").contains("{{- if .Values.cart.calls.stock }}\n"))
    #expect(try chart.object()?["spec"] == ["egress": [["to": "db"]]])
    #expect(
      try chart.object(["cart.calls.stock=true"])?["spec"] == ["egress": [["to": "db"], ["to": "stock"]]])
    #expect(try chart.object(["cart.calls.stock=false"], profile: "spot") == chart.object())
  }

  @Test func `an unknown value and a value of a wrong type are reported`() throws {
    let replicas = Parameter(ValuesPath.cart.key("replicaCount"), "Pods", .pods)
    let cart = ParameterizedSystem.Object(
      Object("apps/v1", "Deployment", "cart", ["spec": ["replicas": 1]])
    ) { $0.set(.value(replicas, .integer), at: ["spec", "replicas"]) }
    var values = ChartValues(Chart(["base": [cart]]), profile: "base")
    let unknown = values.set(try ValueAssignment("cart.replicaCont=2"))
    #expect(unknown.map(\.id) == ["values/unknown"])
    #expect(unknown.first?.fix == "did you mean 'cart.replicaCount'?")
    #expect(values.set(try ValueAssignment("cart=1")).map(\.id) == ["values/group"])
    #expect(values.faults.isEmpty)
    #expect(values.set(try ValueAssignment("cart.replicaCount=-1")).isEmpty)
    #expect(values.faults.count == 1)
  }
}
