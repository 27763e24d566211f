import Foundation
import ManifestTree
import TestSupport
import Testing

/// Charts as archives, and names with a content hash.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ChartArchiveTests {
  private static let shop = ExampleSystem(name: "online-boutique", profiles: ["base", "spot"])

  @Test func `an archive contains the chart's files and is the same each time`() throws {
    let bench = try Workbench()
    _ = try bench.chart(of: Self.shop, at: "online-boutique")
    let options = ["--format", "helm", "--package", "--chart-version", "1.4.0-rc.1"]
    for folder in ["one", "two"] {
      let outcome = try bench.portolan(["render", Self.shop.spec, "--output", folder] + options)
      #expect(outcome.exitCode == 0 && outcome.text == "" && outcome.errors == "")
    }
    let archive = "online-boutique-1.4.0-rc.1.tgz"
    #expect(try bench.contents(of: "one").keys.sorted() == [archive])
    #expect(try bench.contents(of: "one") == bench.contents(of: "two"))

    try FileManager.default.createDirectory(at: bench.url("unpacked"), withIntermediateDirectories: true)
    let tar = try Program(
      path: "tar", arguments: ["-xzf", bench.url("one/\(archive)").path],
      folder: bench.url("unpacked"), environment: ProcessInfo.processInfo.environment
    ).run()
    #expect(tar.exitCode == 0, "\(tar.errors)")
    var unpacked = try bench.contents(of: "unpacked/online-boutique")
    var written = try bench.contents(of: "online-boutique")
    // The folder has the default version.
    #expect(
      String(decoding: unpacked["Chart.yaml"] ?? Data(), as: UTF8.self).contains("version: 1.4.0-rc.1\n"))
    unpacked["Chart.yaml"] = nil
    written["Chart.yaml"] = nil
    #expect(unpacked == written)
  }

  @Test func `an archive of the same chart is replaced, and any other file is kept`() throws {
    let bench = try Workbench(["dist/online-boutique-0.1.0.tgz": "another's"])
    let render = ["render", Self.shop.spec, "--format", "helm", "--package", "--output", "dist"]
    let refusal = try bench.refusal(render)
    #expect(refusal.exitCode == 73)
    #expect(try bench.portolan(render + ["--force"]).exitCode == 0)
    #expect(try bench.portolan(render + ["--check"]).exitCode == 0)
    #expect(try bench.portolan(render + ["--app-version", "2.0.0", "--check"]).text.hasPrefix("differs "))
    #expect(try bench.portolan(render + ["--app-version", "2.0.0"]).exitCode == 0)
  }

  @Test(arguments: [
    ["--package"], ["--format", "all", "--package"], ["--chart-version", "1.0.0"],
    ["--format", "helm", "--output", "out", "--chart-version", "1.0"],
    ["--format", "helm", "--output", "out", "--chart-version", "01.0.0"],
    ["--format", "helm", "--output", "out", "--set", "frontend.replicaCount=1"], ["--format", "helm"],
    ["--format", "helm", "--output", "out", "--profile", "spot"], ["--set", "replicas"], ["--set", "=1"],
  ])
  func `options without effect are rejected`(options: [String]) throws {
    #expect(try Workbench().refusal(["render", Self.shop.spec] + options).exitCode == 64)
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"))
  func `content hashes in names match Kustomize's`() throws {
    let bench = try Workbench()
    try bench.addSpec("ContentNames.swift")
    let documents = try bench.rendered("ContentNames.swift")
    let names = documents.compactMap { document in
      ["ConfigMap", "Secret"].contains(document["kind"]?.text) ? document["metadata"]?["name"]?.text : nil
    }
    try bench.write(
      """
      configMapGenerator:
        - name: settings
          files: [config.yaml=config.yaml]
          literals: ["LEVEL=<debug> & more"]
        - name: empty
      """, to: "generated/kustomization.yaml")
    try bench.write("port: 8080\nname: \"ünï\"\n", to: "generated/config.yaml")
    let generated = try Kubectl.build(bench.url("generated").path)
    let expected = Set(generated.keys.map(\.name))
    #expect(expected.count == 2 && expected.isSubset(of: names))

    // All objects that use the data refer to the names.
    let deployment = try #require(documents.first { $0["kind"] == "Deployment" })
    for name in names { #expect(deployment.json.contains("\"\(name)\"")) }
    #expect(
      names.count == 3 && !deployment.json.contains("\"settings\"") && !deployment.json.contains("\"login\""))
  }

  @Test(.enabled(if: HelmEngine.isBuilt, HelmEngine.absence))
  func `a chart computes content hashes in names`() throws {
    let bench = try Workbench()
    try bench.addSpec("ContentNames.swift")
    let outcome = try bench.portolan("render", "ContentNames.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let values: Node = ["configMaps": ["settings": ["level": "other"]]]
    try bench.write(values.json, to: "given.json")
    let engine = HelmEngine(chart: bench.url("chart"), namespace: "content-names")
    let answers = try engine.answers(to: [[:], values])
    let plain = ObjectSet(try bench.rendered("ContentNames.swift"))
    let given = ObjectSet(try bench.rendered("ContentNames.swift", ["--values", "given.json"]))
    #expect(answers.compactMap(\.fault) == [])
    #expect(plain.differences(from: ObjectSet(answers[0].documents)) == [])
    #expect(given.differences(from: ObjectSet(answers[1].documents)) == [])
    #expect(plain.differences(from: given).contains { $0.hasPrefix("+ ConfigMap settings-") })
  }
}

extension Workbench {
  func rendered(_ spec: String, _ options: [String] = []) throws -> [Node] {
    let outcome = try portolan(["render", spec] + options)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return YAMLReader.read(outcome.output, from: "output").documents.map(\.node)
  }
}
