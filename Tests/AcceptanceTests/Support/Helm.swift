import Foundation
import ManifestTree
import Testing

/// Helm itself, where it is installed: Debian has no package of it, `Tests/Tools/install-cluster-tools` brings one.
enum Helm {
  static let absence: Comment = "needs helm on the path"

  static let isInstalled: Bool = {
    let outcome = try? run(["version", "--short"])
    return outcome?.exitCode == 0
  }()

  /// What `helm template` makes of a chart with files of values.
  static func template(_ chart: URL, values: [URL], namespace: String) throws -> HelmEngine.Answer {
    let files = values.flatMap { ["--values", $0.path] }
    let outcome = try run(["template", "test", chart.path, "--namespace", namespace] + files)
    guard outcome.exitCode == 0 else { return HelmEngine.Answer(documents: [], fault: outcome.errors) }
    let documents = YAMLReader.read(outcome.output, from: "helm").documents.map(\.node)
    return HelmEngine.Answer(documents: documents.filter { $0 != .null }, fault: nil)
  }

  /// What `helm lint --strict` says of a chart with files of values, if it fails.
  static func lint(_ chart: URL, values: [URL]) throws -> String? {
    let files = values.flatMap { ["--values", $0.path] }
    let outcome = try run(["lint", "--strict", chart.path] + files)
    return outcome.exitCode == 0 ? nil : outcome.text + outcome.errors
  }

  private static func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program(
      path: "/usr/bin/env", arguments: ["helm"] + arguments, folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run()
  }
}
