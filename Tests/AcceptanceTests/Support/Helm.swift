import Foundation
import ManifestTree
import TestSupport
import Testing

/// Helm, if it is installed: Debian has no package, so `Tests/Tools/install-cluster-tools` downloads it.
enum Helm {
  static let absence: Comment = "needs helm on the path"

  static let isInstalled: Bool = {
    let outcome = try? run(["version", "--short"])
    return outcome?.exitCode == 0
  }()

  /// The output of `helm template` for a chart with values files.
  static func template(
    _ chart: URL, values: [URL], namespace: String, _ flags: [String] = []
  ) throws -> HelmEngine.Answer {
    let files = values.flatMap { ["--values", $0.path] } + flags
    let outcome = try run(["template", "test", chart.path, "--namespace", namespace] + files)
    guard outcome.exitCode == 0 else { return HelmEngine.Answer(documents: [], fault: outcome.errors) }
    let documents = YAMLReader.read(outcome.output, from: "helm").documents.map(\.node)
    return HelmEngine.Answer(documents: documents.filter { $0 != .null }, fault: nil)
  }

  /// The output of `helm lint --strict` for a chart with values files, if it fails.
  static func lint(_ chart: URL, values: [URL]) throws -> String? {
    let files = values.flatMap { ["--values", $0.path] }
    let outcome = try run(["lint", "--strict", chart.path] + files)
    return outcome.exitCode == 0 ? nil : outcome.text + outcome.errors
  }

  /// The objects of a release after an upgrade from other values.
  static func upgrade(
    _ chart: URL, from earlier: String, to values: String, namespace: String, _ flags: [String] = []
  ) throws -> HelmEngine.Answer {
    func node(_ file: String) throws -> Node {
      let bytes = Array(try Data(contentsOf: chart.appending(path: file)))
      return YAMLReader.read(bytes, from: file).documents.first?.node ?? .null
    }
    let time: Node = "2026-01-01T00:00:00Z"
    let release: Node = [
      [
        "name": "test", "namespace": .string(namespace), "version": 1, "manifest": "",
        "info": ["status": "deployed", "first_deployed": time, "last_deployed": time],
        "chart": ["metadata": try node("Chart.yaml"), "values": try node("values.yaml"), "templates": []],
        "config": try node(earlier),
      ]
    ]
    let file = chart.appending(path: "../release.json")
    try Data(release.json.utf8).write(to: file)
    let script = URL(filePath: #filePath).appending(path: "../../../Tools/upgrade-in-memory").standardized
    let outcome = try Program(
      path: "/usr/bin/env",
      arguments: [
        "python3", script.path, Python.newestVersion, file.path, "upgrade", "test", chart.path, "--namespace",
        namespace,
        "--values",
        chart.appending(path: values).path, "--dry-run=client",
      ] + flags, folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run()
    guard outcome.exitCode == 0, let start = outcome.text.range(of: "MANIFEST:\n") else {
      return HelmEngine.Answer(documents: [], fault: outcome.errors)
    }
    let end = outcome.text.range(of: "\nNOTES:\n")?.lowerBound ?? outcome.text.endIndex
    let documents = YAMLReader.read(Array(outcome.text[start.upperBound..<end].utf8), from: "helm").documents
    return HelmEngine.Answer(documents: documents.map(\.node).filter { $0 != .null }, fault: nil)
  }

  /// Builds the dependencies of a chart that are folders.
  static func buildDependencies(of chart: URL) throws -> String? {
    let outcome = try run(["dependency", "build", chart.path])
    return outcome.exitCode == 0 ? nil : outcome.errors
  }

  private static func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program(
      path: "helm", arguments: arguments, folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run()
  }
}
