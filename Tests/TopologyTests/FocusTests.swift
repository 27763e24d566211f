import Testing

@testable import Topology

/// Parts of a graph around a service.
@Suite struct FocusTests {
  private static let chain = ["a", "b", "c", "d", "e"]
  private static let graph = SystemGraph(
    title: "chain",
    nodes: chain.map {
      GraphNode(
        id: "Deployment/shop/\($0)", name: $0, namespace: "shop", kind: .service, objectKind: "Deployment")
    },
    edges: zip(chain, chain.dropFirst()).map {
      GraphEdge(source: "Deployment/shop/\($0)", target: "Deployment/shop/\($1)", state: .declared)
    })

  @Test(arguments: [(0, ["c"]), (1, ["b", "c", "d"]), (2, chain), (1000, chain)])
  func `callers and callees up to the depth are kept`(depth: Int, expected: [String]) throws {
    #expect(try Self.graph.focused(on: ["c"], depth: depth).nodes.map(\.name) == expected)
    #expect(try Self.graph.focused(on: ["shop/c"], depth: depth).nodes.map(\.name) == expected)
  }

  @Test func `the error for an unknown service suggests a known one`() {
    #expect(throws: SystemGraph.UnknownService(name: "bb", nearest: "b")) {
      try Self.graph.focused(on: ["bb"], depth: 1)
    }
  }
}
