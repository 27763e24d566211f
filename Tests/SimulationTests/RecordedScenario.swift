import Foundation
import ManifestTree
import Testing

@testable import Simulation

/// A scenario recorded with a real API server, scheduler, and controllers.
struct RecordedScenario {
  let name: String
  let objects: [Object]
  let answer: [String: Any]

  init(_ number: Int) throws {
    let folder = try #require(Bundle.module.resourceURL).appending(path: "Recorded")
    let prefix = String(format: "%02d-", number)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let file = try #require(files.first { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") })
    name = String(file.dropLast(5))
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
    objects = ManifestReader.read(bytes, from: file).objects
    let json = try Data(contentsOf: folder.appending(path: name + ".result.json"))
    answer = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  var workloads: [WorkloadSpec] { objects.compactMap(WorkloadSpec.init) }

  func workload(_ name: String) throws -> WorkloadSpec { try #require(workloads.first { $0.name == name }) }

  /// A cluster with the nodes and all objects except the workloads.
  func cluster(seed: UInt64 = 1) -> Cluster {
    var cluster = Cluster(timing: .reported, seed: seed)
    cluster.addNodes(objects.compactMap(NodeSpec.init))
    cluster.addContext(objects)
    return cluster
  }

  /// The cluster after the workloads were applied one after the other, each after the previous workloads had settled.
  func cluster(applying names: [String], seed: UInt64 = 1) throws -> Cluster {
    var cluster = cluster(seed: seed)
    for name in names { try apply(name, to: &cluster) }
    return cluster
  }

  func apply(_ name: String, to cluster: inout Cluster) throws {
    cluster.apply(try workload(name))
    cluster.run(until: cluster.time + 10_000)
  }

  /// The recorded steps.
  var steps: [[String: Any]] { answer["steps"] as? [[String: Any]] ?? [] }

  func result(ofStep step: Int) -> [String: Any] {
    steps[step]["result"] as? [String: Any] ?? answer["result"] as? [String: Any] ?? [:]
  }

  var result: [String: Any] { answer["result"] as? [String: Any] ?? [:] }

  /// Compares counts and messages for all workloads in a recorded state, and placements if single nodes are named or
  /// the shape is fixed.
  func check(_ cluster: Cluster, against result: [String: Any], shapes: Bool = true) throws {
    let acceptable = answer["acceptable"] as? [String: Any] ?? [:]
    for (name, value) in result {
      let recorded = try #require(value as? [String: Any])
      let place = try #require(cluster.workload(named: name), "\(self.name): no workload '\(name)'")
      let found = cluster.placement(of: place)
      #expect(found.pods == recorded["pods"] as? Int, "\(self.name) \(name)")
      let pending = (recorded["pending"] as? [[String: Any]] ?? []).map {
        PlacementSummary.Pending(
          count: $0["count"] as? Int ?? 0, reason: $0["reason"] as? String, message: $0["message"] as? String)
      }
      let order: (PlacementSummary.Pending, PlacementSummary.Pending) -> Bool = {
        ($0.message ?? "") < ($1.message ?? "")
      }
      #expect(found.pending.sorted(by: order) == pending.sorted(by: order), "\(self.name) \(name)")
      if let nodes = acceptable[name] as? [String] {
        #expect(Set(found.perNode.keys).isSubset(of: Set(nodes)), "\(self.name) \(name) \(found.perNode)")
      } else if let exact = acceptable[name] as? [String: Int] {
        #expect(found.perNode == exact, "\(self.name) \(name)")
      } else if shapes {
        let isZoned = recorded["perZone"] != nil
        let wanted = recorded[isZoned ? "perZone" : "perNode"] as? [String: Int] ?? [:]
        let shape = isZoned ? found.perZone : found.perNode
        #expect(shape.values.sorted() == wanted.values.sorted(), "\(self.name) \(name) \(shape)")
      }
    }
  }
}
