import Foundation
import KubernetesFacts
import ManifestTree
import TestSupport
import Testing

/// Every object of the example systems, in every profile, read and validated by independent tools.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ValidationTests {
  @Test(
    .enabled(if: Python.isInstalled, Python.absence), arguments: ExampleSystem.five + ExampleSystem.others)
  func `each file is read in the same way by an independent reader, and each object is valid`(
    _ system: ExampleSystem
  ) throws {
    for profile in system.profiles {
      let bench = try Workbench()
      let files = try bench.render(system, in: profile)
      for (file, reading) in zip(files, try Python.read(files, in: bench.folder)) {
        let own = try bench.documents(of: file)
        #expect(own.count == reading.documents.count)
        for (one, other) in zip(own, reading.documents) {
          #expect(one == other, "\(profile)/\(file): \(one.json) is read as \(other.json)")
        }
        #expect(reading.faults == [], "\(profile)/\(file)")
      }
    }
  }

  @Test(arguments: ExampleSystem.five + ExampleSystem.others)
  func `each object conforms to the schema tables, including Istio's kinds`(_ system: ExampleSystem) throws {
    for profile in system.profiles {
      let bench = try Workbench()
      for file in try bench.render(system, in: profile) {
        for document in try bench.documents(of: file) {
          for version in [KubernetesVersion(minor: 31), .newest] {
            let table = try #require(SchemaTable.kubernetes(version))
            let issues = table.validate(document).map { "\($0.path): \($0.message)" }
            #expect(issues == [], "\(profile)/\(file): \(document.json)")
            let faults = Validator.faults(of: document, in: version).map { "\($0.path): \($0.message)" }
            #expect(faults == [], "\(profile)/\(file): \(document.json)")
          }
        }
      }
    }
  }
}

extension Workbench {
  /// Renders a system in a profile; returns the files.
  fileprivate func render(_ system: ExampleSystem, in profile: String) throws -> [String] {
    let outcome = try portolan(
      "render", system.spec, "--profile", profile, "--output", "out", environment: system.environment)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let files = try contents(of: "out").keys.sorted().map { "out/\($0)" }
    #expect(!files.isEmpty)
    return files
  }

  /// The documents that Portolan's reader finds in a file.
  fileprivate func documents(of file: String) throws -> [Node] {
    let documents = YAMLReader.read(Array(try Data(contentsOf: url(file))), from: file)
    #expect(documents.diagnostics.isEmpty)
    return documents.documents.map(\.node)
  }
}
