import Foundation
import ManifestTree
import TestSupport
import Testing

/// The rendered files of a system with an experiment of every kind.
enum Trials {
  private static let bench: Result<Workbench, any Error> = Result {
    let bench = try Workbench()
    try bench.addSpec("Trials.swift")
    try bench.write("from locust import HttpUser\n", to: "users.py")
    let outcome = try bench.portolan(
      "render", "Trials.swift", "--format", "all", "--repository", ExampleSystem.repository, "--output",
      "charts")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return bench
  }

  /// The folder of all rendered files.
  static func chart() throws -> URL { try bench.get().url("charts/trials") }

  /// The folder of the system's experiments.
  static func experiments() throws -> URL { try chart().appending(path: "experiments") }

  /// The objects of the system's manifests in a profile.
  static func objects(in profile: String) throws -> [Object] {
    try objects(of: try chart().appending(path: "manifests/\(profile)"))
  }

  /// The objects in all files of a folder.
  static func objects(of folder: URL) throws -> [Object] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".yaml") }.flatMap { name in
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      return ManifestReader.read(bytes, from: name).objects
    }
  }

  /// A file in a ConfigMap.
  static func script(_ file: String, of configMap: String, in objects: [Object]) throws -> String {
    let map = objects.first { $0.identity.kind == "ConfigMap" && $0.identity.name == configMap }
    return try #require(map?.node["data"]?[file]?.text, "\(configMap) has no \(file)")
  }

  /// The folders of all experiments: those of the committed charts and those of the tests.
  static func folders() throws -> [URL] {
    let charts = URL(filePath: ExampleSystem.charts)
    let committed = try FileManager.default.contentsOfDirectory(atPath: charts.path).sorted().map {
      charts.appending(path: "\($0)/experiments")
    }
    return committed.filter { FileManager.default.fileExists(atPath: $0.path) } + [try experiments()]
  }
}

extension Node {
  /// The items of a list.
  var items: [Node]? { if case .list(let items) = self { items } else { nil } }
}
