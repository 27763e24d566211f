import ClusterDiff
import Foundation
import ManifestTree
import Testing

/// Updates that an API server of Kubernetes 1.36 accepted or rejected: `consequence` must agree with each verdict.
@Suite struct RecordedUpdatesTests {
  struct Update: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isRefused: Bool
    let old: String
    let new: String
  }

  @Test(arguments: updates)
  func `an update is rejected or accepted as by the server`(update: Update) throws {
    let report = try Pair.report(update.new, update.old)
    let isRefused = report.differences.contains {
      $0.isDrift && ![Consequence.none, .restartsPods].contains($0.consequence)
    }
    #expect(isRefused == update.isRefused, "\(report.differences.map(\.line))")
  }

  @Test func `all recorded updates are tested`() { #expect(Self.updates.count == 79) }

  private static let updates: [Update] = {
    guard let file = Bundle.module.url(forResource: "Fixtures/immutable", withExtension: "json"),
      let data = try? Data(contentsOf: file),
      case .list(let list)? = JSONReader.read([UInt8](data), from: "immutable.json").documents.first?.node
    else { return [] }
    return list.map { node in
      func text(_ key: String) -> String { node[key]?.text ?? "" }
      return Update(
        testDescription: text("slug"), isRefused: node["isRefused"] == true, old: text("old"),
        new: text("new"))
    }
  }()
}
