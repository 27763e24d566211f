import Foundation
import ManifestTree
import Testing

/// `helm template`, where it is installed: Debian has no package of it.
enum Helm {
  static let absence: Comment = "needs helm on the path"

  static let isInstalled: Bool = {
    let outcome = try? run(["version", "--short"])
    return outcome?.exitCode == 0
  }()

  /// The objects of a chart with a file of its own values.
  static func template(_ chart: URL, values: String, namespace: String) throws -> [Node] {
    let outcome = try run([
      "template", "test", chart.path, "--namespace", namespace, "--values",
      chart.appending(path: values).path,
    ])
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return YAMLReader.read(outcome.output, from: "helm").documents.map(\.node).filter { $0 != .null }
  }

  private static func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program(
      path: "/usr/bin/env", arguments: ["helm"] + arguments, folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run()
  }
}
