import ManifestTree
import TestSupport
import Testing

@testable import Topology

/// Objects with wrong types, extreme numbers, and hostile names: they are drawn without a crash.
@Suite struct HostileObjectTests {
  private static let values: [Node] = [
    .null, true, -1, 0, .int(.max), .int(.min), .double(1e300), "", "*", "a/b/c/d/e", ".",
    .string(String(repeating: "x", count: 300)),
    [],
    [:], [[]], ["", 1, .null], ["a": "b"], "s0.shop.svc.cluster.local", "cluster.local/ns/shop/sa/web",
    "\u{202E}<&\"",
  ]

  private static func mutated(_ node: Node, _ random: inout SeededGenerator) -> Node {
    if Int.random(in: 0..<60, using: &random) == 0 { return random.pick(values) ?? .null }
    switch node {
    case .list(let list):
      let items = list.map { mutated($0, &random) }
      return .list(Int.random(in: 0..<20, using: &random) == 0 ? items + items : items)
    case .map(let map):
      var changed = NodeMap()
      for entry in map.entries where Int.random(in: 0..<80, using: &random) != 0 {
        changed[entry.key] = mutated(entry.value, &random)
      }
      return .map(changed)
    default: return node
    }
  }

  @Test(arguments: 0..<30)
  func `mutated objects are drawn in every format`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let objects = Systems.five[seed % Systems.five.count].objects.map { object in
      var object = object
      object.node = Self.mutated(object.node, &random)
      return object
    }
    let graph = GraphBuilder.graph(of: objects, title: "mutated", includesExperiments: seed.isMultiple(of: 2))
    let ids = Set(graph.nodes.map(\.id))
    #expect(ids.count == graph.nodes.count)
    #expect(
      graph.edges.allSatisfy { ids.contains($0.source) && ids.contains($0.target) && $0.source != $0.target })
    #expect(Set(graph.edges.map { [$0.source, $0.target] }).count == graph.edges.count)
    let texts = [
      SVGPicture(graph).svg, HTMLPicture.text(for: graph), MermaidPicture.text(for: graph),
      DOTPicture.text(for: graph), JSONPicture.text(for: graph),
    ]
    for text in texts { #expect(!text.isEmpty && !text.contains("\u{202E}")) }
  }
}
