import Foundation
import ManifestTree
import TestSupport
import Testing

/// The charts of the five systems, rendered by Helm's template engine.
@Suite(
  .enabled(if: Tool.canCompile, Tool.compilerAbsence), .enabled(if: HelmEngine.isBuilt, HelmEngine.absence))
struct HelmChartTests {
  @Test(arguments: ExampleSystem.five)
  func `a chart with a profile's values renders the objects of that profile's manifests`(
    _ system: ExampleSystem
  )
    throws
  {
    let bench = try Workbench()
    let chart = try bench.chart(of: system)
    for profile in system.profiles {
      let manifests = try bench.objects(of: system, in: profile)
      let engine = HelmEngine(chart: chart, namespace: system.namespace, files: ["values-\(profile).yaml"])
      let answer = try #require(try engine.answers().first)
      #expect(answer.fault == nil)
      let objects = ObjectSet(answer.documents)
      #expect(objects.repeated == [])
      #expect(manifests.differences(from: objects) == [], "\(profile)")
    }
  }

  @Test(.enabled(if: Helm.isInstalled, Helm.absence), arguments: ExampleSystem.five)
  func `Helm renders the objects of the manifests and accepts the chart`(
    _ system: ExampleSystem
  ) throws {
    let bench = try Workbench()
    let chart = try bench.chart(of: system)
    for profile in system.profiles {
      let manifests = try bench.objects(of: system, in: profile)
      let values = [chart.appending(path: "values-\(profile).yaml")]
      let answer = try Helm.template(chart, values: values, namespace: system.namespace)
      #expect(answer.fault == nil)
      #expect(manifests.differences(from: ObjectSet(answer.documents)) == [], "\(profile)")
      #expect(try Helm.lint(chart, values: values) == nil)
    }
  }

  @Test(.enabled(if: Helm.isInstalled, Helm.absence), arguments: ExampleSystem.five)
  func `Helm renders any values as the test engine and the manifests do`(_ system: ExampleSystem) throws {
    let bench = try Workbench()
    let chart = try bench.chart(of: system)
    var generator = SchemaValues(
      try bench.node(of: "chart/values.schema.json"), defaults: try bench.node(of: "chart/values.yaml"),
      seed: 20_261_128)
    let profile = try #require(system.profiles.last)
    let file = "values-\(profile).yaml"
    let cases = (0..<5).map { _ in generator.next() }
    let engine = HelmEngine(chart: chart, namespace: system.namespace, files: [file])
    for (number, (values, expected)) in zip(cases, try engine.answers(to: cases)).enumerated() {
      try bench.write(values.json, to: "given.json")
      let answer = try Helm.template(
        chart, values: [chart.appending(path: file), bench.url("given.json")], namespace: system.namespace)
      #expect((answer.fault == nil) == (expected.fault == nil), "case \(number): \(values.json)")
      let (ours, theirs) = (ObjectSet(expected.documents), ObjectSet(answer.documents))
      #expect(ours.differences(from: theirs) == [], "case \(number): \(values.json)")
      if answer.fault != nil { continue }
      let manifests = try bench.objects(
        of: system, in: profile, ["--values", "given.json", "--skip-validation"])
      #expect(manifests.differences(from: theirs) == [], "case \(number): \(values.json)")
    }
  }

  @Test(arguments: ExampleSystem.five)
  func `a chart can be installed in two namespaces under two names`(_ system: ExampleSystem) throws {
    let chart = try Workbench.keeping { try $0.chart(of: system) }
    let one = try HelmEngine(chart: chart.value, namespace: "one").answers(release: "first")
    let two = try HelmEngine(chart: chart.value, namespace: "two").answers(release: "second")
    let clusterWide = Set(one.flatMap(\.documents).filter { $0["metadata"]?["namespace"] == nil }.map(\.json))
      .intersection(two.flatMap(\.documents).map(\.json))
    #expect(clusterWide == [])
    for document in one.flatMap(\.documents) where document["metadata"]?["namespace"] != nil {
      #expect(document["metadata"]?["namespace"] == "one")
      #expect(!document.json.contains("/ns/\(system.namespace)/"))
    }
  }

  @Test(arguments: ExampleSystem.five)
  func `any values that the schema accepts render the same valid objects in a chart as in manifests`(
    _ system: ExampleSystem
  ) throws {
    let bench = try Workbench()
    let chart = try bench.chart(of: system)
    let schema = try bench.node(of: "chart/values.schema.json")
    let defaults = try bench.node(of: "chart/values.yaml")
    var generator = SchemaValues(schema, defaults: defaults, seed: 20_261_121)
    let cases = (0..<12).map { _ in generator.next() }
    let profile = try #require(system.profiles.last)
    let answers = try HelmEngine(
      chart: chart, namespace: system.namespace, files: ["values-\(profile).yaml"]
    ).answers(to: cases)
    try #require(answers.count == cases.count)
    for (number, (values, answer)) in zip(cases, answers).enumerated() {
      try bench.write(values.json, to: "given.json")
      if let fault = answer.fault {
        // Random values may conflict with the profile's values.
        let isKnown = [
          "don't meet the specifications", "node drains block", " is above ", "above the limit",
          "shorter than the preStop sleep", "has no request or limit",
        ]
        .contains { fault.contains($0) }
        #expect(isKnown, "\(fault) with \(values.json)")
        let refusal = try bench.portolan(
          "render", system.spec, "--profile", profile, "--values", "given.json",
          "--skip-validation")
        #expect(refusal.exitCode == 65)
        continue
      }
      let manifests = try bench.objects(
        of: system, in: profile, ["--values", "given.json", "--skip-validation"])
      let differences = manifests.differences(from: ObjectSet(answer.documents))
      #expect(differences == [], "case \(number): \(values.json)")
      try bench.write(manifests.objects.values.map { "---\n\($0.yaml)" }.joined(), to: "valid/\(number).yaml")
    }
    guard Python.isInstalled else { return }
    // At most four of the files, because the validator is slow.
    let files = try bench.contents(of: "valid").keys.sorted().prefix(4).map { "valid/\($0)" }
    for (file, reading) in zip(
      files, try Python.read(files, in: bench.folder, versions: [Python.newestVersion]))
    {
      // The API server accepts an empty preference, although its published schema requires one.
      let faults = reading.faults.filter { $0.text?.hasSuffix("'preference' is a required property") != true }
      #expect(faults == [], "\(file)")
    }
  }

  @Test(arguments: ExampleSystem.five)
  func `an empty values file changes no byte`(_ system: ExampleSystem) throws {
    let bench = try Workbench(["empty.yaml": "{}\n"])
    for profile in system.profiles {
      let plain = try bench.portolan("render", system.spec, "--profile", profile)
      let valued = try bench.portolan("render", system.spec, "--profile", profile, "--values", "empty.yaml")
      #expect(plain.output == valued.output, "\(profile)")
    }
  }

  @Test(arguments: ExampleSystem.five)
  func `a chart's files are formatted and readable`(_ system: ExampleSystem) throws {
    let bench = try Workbench()
    _ = try bench.chart(of: system)
    for (name, data) in try bench.contents(of: "chart") where !data.isEmpty {
      let text = String(decoding: data, as: UTF8.self)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(name)")
      for line in text.split(separator: "\n") {
        #expect(line.last != " " && !line.contains("\t"), "\(name): \(line)")
      }
    }
    let values = try String(contentsOf: bench.url("chart/values.yaml"), encoding: .utf8)
    let lines = values.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, next) in zip(lines, lines.dropFirst()) where next.hasSuffix(":") && !next.hasPrefix("  ") {
      #expect(line.hasPrefix("#"), "no comment above \(next)")
    }
  }
}

extension ExampleSystem {
  /// The namespace in the spec.
  var namespace: String { name == "appliance-call" ? "istio-cb-ns" : name }
}

extension Workbench {
  /// A value that is kept until its workbench is removed.
  struct Kept<Value> {
    let bench: Workbench
    let value: Value
  }

  static func keeping<Value>(_ make: (Workbench) throws -> Value) throws -> Kept<Value> {
    let bench = try Workbench()
    return Kept(bench: bench, value: try make(bench))
  }

  /// The content of a file in the folder.
  func node(of file: String) throws -> Node {
    let bytes = Array(try Data(contentsOf: url(file)))
    let documents =
      file.hasSuffix(".json") ? JSONReader.read(bytes, from: file) : YAMLReader.read(bytes, from: file)
    return try #require(documents.documents.first?.node)
  }
}
