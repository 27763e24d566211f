import Foundation
import ManifestTree
import TestSupport
import Testing

/// The committed charts contain the same objects in every format.
@Suite struct SameObjectsTests {
  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"), arguments: ExampleSystem.five)
  func `Kustomize builds the plain manifests of each profile`(_ system: ExampleSystem) throws {
    for profile in system.profiles {
      let built = try Kubectl.build("\(system.chart)/kustomize/overlays/\(profile)")
      try expect(built, toEqualManifestsOf: system, in: profile)
    }
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"), arguments: ExampleSystem.five)
  func `Argo CD and Flux apply the plain manifests of each profile`(_ system: ExampleSystem) throws {
    let bench = try Workbench()
    for source in ["kustomize", "manifests"] {
      for (format, file, path) in [
        ("argocd", "application", ["spec", "source", "path"]), ("flux", "kustomization", ["spec", "path"]),
      ] {
        let rendered = try bench.portolan(
          "render", system.spec, "--format", format, "--repository", ExampleSystem.repository, "--source",
          source,
          "--path", "<app>", "--output", "\(source)/\(format)/\(system.name)")
        #expect(rendered.exitCode == 0, "\(rendered.errors)")
        for profile in system.profiles {
          let name = "\(source)/\(format)/\(system.name)/\(file)-\(profile).yaml"
          let bytes = Array(try Data(contentsOf: bench.url(name)))
          let object = try #require(YAMLReader.read(bytes, from: name).documents.first?.node)
          let folder = try #require(object[NodePath(path.map(NodePath.Step.key))]?.text)
          let place = URL(filePath: ExampleSystem.charts).appending(path: folder).path
          let applied = source == "kustomize" ? try Kubectl.build(place) : try objects(in: place)
          try expect(applied, toEqualManifestsOf: system, in: profile)
        }
      }
    }
  }

  private func expect(
    _ found: [ObjectIdentity: Node], toEqualManifestsOf system: ExampleSystem, in profile: String
  ) throws {
    let expected = try objects(in: system.manifests(in: profile))
    #expect(Set(found.keys) == Set(expected.keys))
    for (identity, node) in expected where found[identity] != node {
      Issue.record("\(profile): \(node.yaml)became\n\(found[identity]?.yaml ?? "nothing")")
    }
  }

  private func objects(in folder: String) throws -> [ObjectIdentity: Node] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    let objects = try names.flatMap { name in
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      return ManifestReader.read(bytes, from: name).objects
    }
    return Dictionary(uniqueKeysWithValues: objects.map { ($0.identity, $0.node) })
  }
}
