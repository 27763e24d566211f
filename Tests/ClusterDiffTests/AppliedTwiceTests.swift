import Foundation
import KubernetesFacts
import ManifestTree
import Testing

@testable import ClusterDiff

/// The API server does not store empty lists, empty maps, or zero values that mean the same as absent fields.
///
/// `kubectl apply` finds such a field missing each time and writes it again, so it never reports "unchanged".
@Suite struct AppliedTwiceTests {
  private static let charts = URL(filePath: #filePath).appending(path: "../../../charts").standardized

  private static func manifests() throws -> [String] {
    let systems = try FileManager.default.contentsOfDirectory(atPath: charts.path).sorted()
    return try systems.flatMap { system -> [String] in
      let folder = charts.appending(path: "\(system)/manifests")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
        "\(system)/manifests/\($0)"
      }
    }
  }

  @Test(arguments: try manifests())
  func `nothing in a profile's manifests is dropped by the server`(folder: String) throws {
    var dropped: [String] = []
    let url = Self.charts.appending(path: folder)
    for file in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() {
      let bytes = [UInt8](try Data(contentsOf: url.appending(path: file)))
      for object in ManifestReader.read(bytes, from: file).objects {
        let cursor = SchemaCursor(of: object.identity, in: .newest, CustomDefinitions(among: []))
        for field in Self.droppedFields(of: object.node, cursor, "") {
          dropped.append("\(object.identity.kind)/\(object.identity.name): \(field)")
        }
      }
    }
    #expect(dropped == [])
  }

  @Test(arguments: [
    (
      "NetworkPolicy", "networking.k8s.io/v1", "spec: {podSelector: {}, policyTypes: [Ingress], ingress: []}",
      1
    ),
    ("NetworkPolicy", "networking.k8s.io/v1", "spec: {podSelector: {}, policyTypes: [Ingress]}", 0),
    ("Service", "v1", "spec: {ports: [{port: 80, nodePort: 0}], selector: {}}", 2),
    ("Deployment", "apps/v1", "spec: {replicas: 0, minReadySeconds: 0}", 1),
    ("ConfigMap", "v1", "data: {}", 1), ("ConfigMap", "v1", "data: {A: ''}", 0),
  ])
  func `a field that the server drops is found`(
    kind: String, apiVersion: String, text: String, count: Int
  ) {
    let yaml = "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: a}\n\(text)\n"
    for object in ManifestReader.read(Array(yaml.utf8), from: "a.yaml").objects {
      let cursor = SchemaCursor(of: object.identity, in: .newest, CustomDefinitions(among: []))
      #expect(Self.droppedFields(of: object.node, cursor, "").count == count)
    }
  }

  private static func droppedFields(of node: Node, _ schema: SchemaCursor?, _ path: String) -> [String] {
    switch node {
    case .map(let map):
      return map.entries.flatMap { entry -> [String] in
        let child = schema?.child(entry.key)
        let path = "\(path).\(entry.key)"
        // The values of a map, such as a label's, are stored as they are.
        if schema?.isMapOfValues != true, Emptiness.isNothing(entry.value, child) { return [path] }
        return droppedFields(of: entry.value, child, path)
      }
    case .list(let list):
      return list.enumerated().flatMap { index, item in
        droppedFields(of: item, schema?.element, "\(path)[\(index)]")
      }
    case .null, .bool, .int, .double, .string: return []
    }
  }
}
