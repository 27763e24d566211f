import ClusterDiff
import Diagnostics
import Foundation
import ManifestTree
import TestSupport
import Testing

@Suite(.enabled(if: LivePairs.areReadable, LivePairs.absence)) struct IdentityTests {
  @Test(arguments: [
    "clean-csa.managed.yaml", "changed-ssa.json", "changed-ssa.hpa-v1.yaml", "clean-csa.all-namespaces.yaml",
  ])
  func `an object does not differ from itself`(file: String) throws {
    let objects = try LivePairs.objects(file)
    let report = DriftReport(of: DiffRequest(declared: objects, live: objects))
    #expect(report.differences.filter { $0.kind != .owned }.map(\.line) == [])
    #expect(report.comparedCount >= 5)
  }

  @Test func `manifests with a different order of keys have no differences`() throws {
    let objects = try LivePairs.declared("csa")
    let reversed = objects.map { Object($0.identity, $0.node.withReversedKeys, from: $0.origin) }
    let report = DriftReport(of: DiffRequest(declared: objects, live: reversed))
    #expect(report.differences.filter { $0.kind != .owned }.map(\.line) == [])
  }

  @Test(
    .enabled(if: PyYAML.isInstalled, "\(PyYAML.absence)"),
    arguments: ["clean-csa.managed.yaml", "changed-ssa.json", "changed-csa.cluster.yaml"])
  func `an object does not differ from itself after another program rewrote it`(file: String) throws {
    let objects = try LivePairs.objects(file)
    for style in ["None", "True", "False"] {
      let text = try PyYAML.rewritten(LivePairs.packed(file), flowStyle: style)
      let again = ManifestReader.read(Array(text.utf8), from: "again.yaml", of: .clusterDump)
      #expect(again.diagnostics.map(\.message) == [])
      #expect(again.objects.count == objects.count)
      for (declared, live) in [(objects, again.objects), (again.objects, objects)] {
        let report = DriftReport(of: DiffRequest(declared: declared, live: live))
        #expect(report.differences.filter { $0.kind != .owned }.map(\.line) == [])
      }
    }
  }

  @Test(
    .enabled(if: PyYAML.isInstalled, "\(PyYAML.absence)"), arguments: ["csa", "ssa"])
  func `a report does not change if the dump is rewritten`(how: String) throws {
    let files = ["changed-\(how).managed.yaml", "changed-\(how).cluster.managed.yaml"]
    let report = try LivePairs.report(files, how: how, orphans: true)
    var request = DiffRequest(
      declared: try LivePairs.declared(how),
      live: try files.flatMap { file in
        let text = try PyYAML.rewritten(LivePairs.packed(file), flowStyle: "True")
        return ManifestReader.read(Array(text.utf8), from: file).objects
      })
    request.showsOrphans = true
    #expect(DriftReport(of: request).differences.map(\.line) == report.differences.map(\.line))
  }

  @Test func `autoscalers that were read in version 1 equal those that were applied in version 2`() throws {
    let declared = try LivePairs.declared("ssa").filter { $0.identity.kind == "HorizontalPodAutoscaler" }
    var request = DiffRequest(declared: declared, live: try LivePairs.objects("changed-ssa.hpa-v1.yaml"))
    request.showsOrphans = true
    let found = DriftReport(of: request).differences.map(\.summary)
    #expect(
      found == [
        "HorizontalPodAutoscaler/tide spec.maxReplicas drift",
        "HorizontalPodAutoscaler/customs-by-hand  orphan",
      ])
  }
}

extension Node {
  fileprivate var withReversedKeys: Node {
    switch self {
    case .map(let map):
      .map(NodeMap(uniqueEntries: map.reversed().map { .init($0.key, $0.value.withReversedKeys) }))
    case .list(let list): .list(list.map(\.withReversedKeys))
    default: self
    }
  }
}
