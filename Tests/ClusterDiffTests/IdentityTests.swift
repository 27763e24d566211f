import ClusterDiff
import ManifestTree
import Testing

@Suite struct IdentityTests {
  @Test(arguments: [
    "clean-csa.managed.yaml", "changed-ssa.json", "changed-ssa.hpa-v1.yaml", "clean-csa.all-namespaces.yaml",
  ])
  func `nothing differs from itself`(file: String) throws {
    let objects = try LivePairs.objects(file)
    let report = ClusterDiff.report(DiffRequest(declared: objects, live: objects))
    #expect(report.differences.filter { $0.kind != .owned }.map(\.line) == [])
    #expect(report.comparedCount >= 5)
  }

  @Test func `manifests do not differ from themselves, whatever the order of their keys`() throws {
    let objects = try LivePairs.declared("csa")
    let reversed = objects.map { Object($0.identity, $0.node.withReversedKeys, from: $0.origin) }
    let report = ClusterDiff.report(DiffRequest(declared: objects, live: reversed))
    #expect(report.differences.filter { $0.kind != .owned }.map(\.line) == [])
  }

  @Test func `autoscalers that were read in version 1 equal those that were applied in version 2`() throws {
    let declared = try LivePairs.declared("ssa").filter { $0.identity.kind == "HorizontalPodAutoscaler" }
    var request = DiffRequest(declared: declared, live: try LivePairs.objects("changed-ssa.hpa-v1.yaml"))
    request.showsOrphans = true
    let found = ClusterDiff.report(request).differences.map(\.summary)
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
