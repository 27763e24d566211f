import Foundation
import KubernetesFacts
import ManifestTree
import Testing

@testable import Simulation

/// The schemas of the files of nodes and events have the limits that the program checks.
@Suite struct FileLimitTests {
  private static func schema(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(
      contentsOf: folder.appending(path: "Sources/Simulation/Schema/\(name).schema.json"), encoding: .utf8)
  }

  @Test(arguments: ["nodes", "events"])
  func `the numbers of nodes and the times are limited like in the program`(name: String) throws {
    let maxima = try Self.schema(name).matches(of: /"maximum": (\d+)/).compactMap { Int64($0.1) }
    let others: Set<Int64> = [100_000]
    #expect(Set(maxima).subtracting(others) == [Int64(SimulationLimits.nodes), SimulationLimits.seconds])
  }

  @Test func `the schema names the number of pods that a node can run by default`() throws {
    #expect(try Self.schema("nodes").contains("a node can run \(NodeDefaults.pods) pods"))
  }
}
