import Foundation
import ManifestTree

@testable import Topology

/// Objects of tests: the rendered example systems, and YAML strings.
enum Systems {
  private static let charts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "charts")

  /// A rendered system in a profile.
  struct Rendered: CustomStringConvertible, Sendable {
    let name: String
    let profile: String
    var description: String { "\(name) \(profile)" }

    var objects: [Object] {
      let folder = Systems.charts.appending(path: "\(name)/manifests/\(profile)")
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return files.sorted().flatMap { file in
        let bytes = FileManager.default.contents(atPath: folder.appending(path: file).path) ?? Data()
        return ManifestReader.read(Array(bytes), from: file).objects
      }
    }

    var graph: SystemGraph { GraphBuilder.graph(of: objects, title: name, profile: profile) }
  }

  /// The five systems with nodes of different placements.
  static let five = ["online-boutique", "sock-shop", "appliance-call", "telecom-billing", "food-delivery"]
    .map { Rendered(name: $0, profile: "spot") }

  /// The graph of manifests in a YAML string.
  static func graph(_ yaml: String, includesExperiments: Bool = false) -> SystemGraph {
    GraphBuilder.graph(
      of: ManifestReader.read(Array(yaml.utf8), from: "test.yaml").objects, title: "test",
      includesExperiments: includesExperiments)
  }

  /// Creates a Deployment, and a Service for its pods.
  static func service(
    _ name: String, env: String = "[]", port: String = "{name: grpc, port: 80, targetPort: 8080}",
    image: String = "app:1", pod: String = "", namespace: String = "shop", labels: String = ""
  ) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), namespace: \(namespace), labels: {\(labels)}}
    spec:
      replicas: 2
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          serviceAccountName: \(name)
          \(pod)
          containers: [{name: \(name), image: "\(image)", env: \(env)}]
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: \(name), namespace: \(namespace)}
    spec: {selector: {app: \(name)}, ports: [\(port)]}
    ---

    """
  }
}

extension SystemGraph {
  /// The calls as `caller → callee state`, for expectations.
  var calls: [String] {
    let names = Dictionary(nodes.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return edges.map { edge in
      let state = edge.state == .declared ? "" : " \(edge.state.rawValue)"
      return "\(names[edge.source] ?? "?") → \(names[edge.target] ?? "?")\(state)"
    }
  }

  func node(_ name: String) -> GraphNode? { nodes.first { $0.name == name } }
}
