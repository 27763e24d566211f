import Foundation
import KubernetesFacts
import ManifestTree
import TestSupport
import Testing

/// The effects of values, and the values that are rejected.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ChartValuesTests {
  private static let shop = ExampleSystem(name: "online-boutique", profiles: ["base", "spot"])

  @Test(arguments: ValueChange.all)
  func `a value changes exactly the fields in its comment`(_ change: ValueChange) throws {
    let bench = try Workbench()
    let system = ExampleSystem(name: change.system, profiles: [change.profile])
    let options = change.settings.flatMap { ["--set", $0] }
    let before = try bench.objects(of: system, in: change.profile)
    let after = try bench.objects(of: system, in: change.profile, options)
    #expect(before.differences(from: after).sorted() == change.expected.sorted())
  }

  @Test func `a change of the replicas changes no other value of the chart`() throws {
    let bench = try Workbench()
    let charts = try [2, 3].map { replicas in
      try bench.write(
        """
        import Portolan

        @main
        struct Shop: App {
          let name = "shop"

          func services(in profile: Profile) -> [Service] {
            Service("cart", image: "example.com/shop/cart:1.0").replicas(\(replicas))
          }
        }
        """, to: "shop/App.swift")
      let folder = "chart-\(replicas)"
      #expect(try bench.portolan("render", "shop", "--format", "helm", "--output", folder).exitCode == 0)
      return try String(contentsOf: bench.url("\(folder)/values.yaml"), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
    #expect(charts[0].count == charts[1].count)
    #expect(zip(charts[0], charts[1]).filter { $0 != $1 }.map(\.0) == ["  replicaCount: 2"])
  }

  @Test func `a prefix is added to the names of services and to the references to them`() throws {
    let bench = try Workbench()
    let plain = try bench.portolan("render", Self.shop.spec, "--profile", "spot")
    let prefixed = try bench.portolan("render", Self.shop.spec, "--profile", "spot", "--set", "namePrefix=b-")
    let names = ["frontend", "cartservice", "redis-cart", "opentelemetrycollector"]
    for name in names {
      let references = try Regex("(host|app|serviceAccountName): \(name)\n")
      #expect(plain.text.contains(references))
      #expect(!prefixed.text.contains(references))
      #expect(prefixed.text.contains("app: b-\(name)\n"))
    }
    #expect(prefixed.text.contains("value: b-redis-cart:6379\n"))
  }

  @Test(arguments: SpotNodeLabel.current.map(\.provider))
  func `the spot provider is a single value`(_ provider: String) throws {
    let bench = try Workbench()
    let variable = ["PORTOLAN_SPOT_PROVIDER": provider]
    let evaluated = try bench.portolan("render", Self.shop.spec, "--profile", "spot", environment: variable)
    let set = try bench.portolan(
      "render", Self.shop.spec, "--profile", "spot", "--set", "spot.provider=\(provider)")
    #expect(evaluated.exitCode == 0 && set.exitCode == 0)
    #expect(evaluated.output == set.output)
  }

  @Test(arguments: WrongValue.all)
  func `an invalid value is rejected with the expected form`(_ wrong: WrongValue) throws {
    let bench = try Workbench(["wrong.yaml": wrong.given.yaml])
    let outcome = try bench.refusal(["render", Self.shop.spec, "--values", "wrong.yaml"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains(wrong.message), "\(outcome.errors)")
  }

  @Test(.enabled(if: Python.hasJSONSchema, Python.schemaAbsence))
  func `the schema rejects the same values as the command, and accepts the chart's own`() throws {
    let bench = try Workbench()
    let chart = try bench.chart(of: Self.shop)
    let defaults = try bench.node(of: "chart/values.yaml")
    let wrong = WrongValue.all.map(\.given)
    let verdicts = try Python.verdicts(
      on: [[:]] + wrong, over: defaults, by: chart.appending(path: "values.schema.json"))
    #expect(verdicts == [true] + wrong.map { _ in false })
    guard HelmEngine.isBuilt else { return }
    let answers = try HelmEngine(chart: chart, namespace: "shop").answers(to: wrong)
    for (value, answer) in zip(wrong, answers) { #expect(answer.fault != nil, "\(value.json)") }
  }

  @Test func `values with which the API server rejects an object are rejected`() throws {
    let bench = try Workbench([
      "wrong.yaml": "cartservice: {extraEnv: [{name: A=B}]}\n"
    ])
    for options in [["--values", "wrong.yaml"], ["--set", "cartservice.extraEnv[0].name=A=B"]] {
      let outcome = try bench.refusal(["render", Self.shop.spec] + options)
      #expect(outcome.exitCode == 65)
      #expect(
        outcome.errors.contains(
          "invalid environment variable name 'A=B': use printable ASCII characters other than '='"),
        "\(outcome.errors)")
    }
  }

  @Test(.enabled(if: Helm.isInstalled, Helm.absence), arguments: SharedVerdict.all)
  func `Helm and the command accept and reject the same values, and render the same objects`(
    _ verdict: SharedVerdict
  ) throws {
    let bench = try Workbench(["given.yaml": verdict.file])
    let chart = URL(filePath: ExampleSystem.charts).appending(path: "online-boutique/helm")
    let options = verdict.settings.flatMap { ["--set", $0] }
    let answer = try Helm.template(
      chart, values: [chart.appending(path: "values-base.yaml"), bench.url("given.yaml")],
      namespace: Self.shop.namespace, options)
    #expect((answer.fault == nil) == verdict.isAccepted, "\(answer.fault ?? "")")
    let given = ["--values", "given.yaml"] + options
    guard verdict.isAccepted else {
      let outcome = try bench.refusal(["render", Self.shop.spec, "--profile", "base"] + given)
      #expect(outcome.exitCode == 65)
      return
    }
    let manifests = try bench.objects(of: Self.shop, in: "base", given)
    #expect(manifests.differences(from: ObjectSet(answer.documents)) == [])
  }

  @Test func `an error in a values file is reported at its line`() throws {
    let bench = try Workbench([
      "values.yaml": """
      frontend:
        replicaCount: several
        replicas: 3
        image: nginx
        resources:
          requests: {cpu: 100m, memory: 3Gx}
      fronted: {}
      """
    ])
    let outcome = try bench.refusal(["render", Self.shop.spec, "--values", "values.yaml"])
    #expect(outcome.exitCode == 65)
    for line in [
      "values.yaml:3:3: error: unknown value 'frontend.replicas' [values/unknown]",
      "values.yaml:4:3: error: invalid value for 'frontend.image': expected a map [values/group]",
      "values.yaml:2:3: error: invalid value for 'frontend.replicaCount': expected an integer",
      "values.yaml:6:27: error: invalid value for 'frontend.resources': 'memory' is '3Gx'",
      "values.yaml:7:1: error: unknown value 'fronted' [values/unknown]",
      "did you mean 'frontend'?", "did you mean 'frontend.replicaCount'?",
    ] {
      #expect(outcome.errors.contains(line), "\(outcome.errors)")
    }
  }

  @Test func `later values on the command line override earlier ones`() throws {
    let bench = try Workbench([
      "one.yaml": "frontend: {autoscaling: {minReplicas: 4, maxReplicas: 8}}\n",
      "two.yaml": "frontend: {autoscaling: {minReplicas: 5}}\n",
    ])
    let outcome = try bench.portolan(
      "render", Self.shop.spec, "--values", "one.yaml", "--values", "two.yaml", "--set",
      "frontend.autoscaling.maxReplicas=9")
    let documents = YAMLReader.read(outcome.output, from: "output").documents.map(\.node)
    let scaler = documents.first {
      $0["kind"] == "HorizontalPodAutoscaler" && $0["metadata"]?["name"] == "frontend"
    }
    #expect(scaler?["spec"]?["minReplicas"] == 5)
    #expect(scaler?["spec"]?["maxReplicas"] == 9)
  }
}
