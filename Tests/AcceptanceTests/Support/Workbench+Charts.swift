import Foundation
import ManifestTree
import TestSupport
import Testing

extension Workbench {
  /// Writes a system's chart into a folder.
  func chart(of system: ExampleSystem, at folder: String = "chart") throws -> URL {
    let outcome = try portolan("render", system.spec, "--format", "helm", "--output", folder)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return url(folder)
  }

  /// The rendered objects of a system, with options such as `--set`.
  func objects(of system: ExampleSystem, in profile: String, _ options: [String] = []) throws -> ObjectSet {
    let outcome = try portolan(["render", system.spec, "--profile", profile] + options)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let documents = YAMLReader.read(outcome.output, from: "output")
    #expect(documents.diagnostics.isEmpty)
    return ObjectSet(documents.documents.map(\.node))
  }
}
