import Foundation
import ManifestTree
import Testing

@testable import Simulation

/// Tests the example that is configured to survive the loss of spot nodes.
@Suite struct OnlineBoutiqueTests {
  private func input(_ profile: String) throws -> SimulationInput {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "charts/online-boutique/manifests/\(profile)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var objects: [Object] = []
    for file in files {
      objects +=
        ManifestReader.read([UInt8](try Data(contentsOf: folder.appending(path: file))), from: file).objects
    }
    var input = SimulationInput(
      objects: objects, nodes: try #require(NodePreset.nodes("node-role-3az-6spot-3od")))
    input.targets = Targets(standard: 99.9)
    return input
  }

  @Test(arguments: [1, 2])
  func `the base profile fails a reclaim that the spot profile survives`(count: Int) throws {
    let scenario = Scenario("reclaim", steps: [ScenarioStep(at: 0, .reclaimSpot(count, nil))])
    let base = try #require(try NodeSearch(try input("base"), scenario).worst())
    #expect(base.hasFailed)
    let spot = try #require(try NodeSearch(try input("spot"), scenario).worst())
    #expect(
      !spot.hasFailed, "\(spot.services.filter(\.hasFailed).map(\.name)) without \(spot.search?.worst ?? [])")
  }

  @Test func `the spot profile survives the reclaim of one node per minute`() throws {
    let steps = (0..<5).map { ScenarioStep(at: Int64($0) * 60_000, .reclaimSpot(1, nil)) }
    for seed in 1...5 {
      var input = try input("spot")
      input.seed = UInt64(seed)
      let result = try input.simulate(Scenario("spot-loop", steps: steps))
      #expect(!result.hasFailed, "\(result.services.filter(\.hasFailed).map(\.name)) with seed \(seed)")
    }
  }
}
