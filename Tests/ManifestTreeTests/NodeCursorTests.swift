import Testing

@testable import ManifestTree

struct NodeCursorTests {
  private static let root: Node = [
    "spec": ["containers": [["name": "web", "env": [["name": "A", "value": .null]]], ["name": "log"]]]
  ]

  /// Follows steps and returns the value and the path of the cursor.
  private func follow(_ steps: [NodePath.Step], in root: Node) -> (node: Node?, path: NodePath, key: String?)
  {
    let tree = NodeTree(root)
    return withExtendedLifetime(tree) {
      let cursor = steps.reduce(NodeCursor(at: tree)) { $0.step($1) }
      return (cursor.node, cursor.path(from: root), cursor.lastKey(from: root))
    }
  }

  @Test(
    arguments: [
      ([], nil), ([.key("spec")], "spec"),
      ([.key("spec"), .key("containers"), .index(1), .key("name")], "name"),
      ([.key("spec"), .key("containers"), .index(0), .key("env"), .index(0), .key("value")], "value"),
      ([.key("spec"), .key("containers"), .index(7), .key("name")], "name"),
      ([.key("spec"), .key("volumes"), .index(0), .key("secret"), .key("items"), .index(2)], "items"),
      ([.key("metadata")], "metadata"), ([.key("spec"), .index(3), .index(4)], "spec"),
      (
        [.key("spec"), .key("containers"), .element([NodePath.Selector("name", "log")]), .key("name")], "name"
      ),
    ] as [([NodePath.Step], String?)])
  func `a cursor has the path of a value or of a missing value`(_ steps: [NodePath.Step], _ key: String?) {
    let found = follow(steps, in: Self.root)
    #expect(found.path == NodePath(steps))
    // Null is treated as missing.
    let value = Self.root[NodePath(steps)]
    #expect(found.node == (value == .null ? nil : value))
    #expect(found.key == key)
  }

  @Test func `a cursor has any depth`() {
    var root: Node = "leaf"
    var steps: [NodePath.Step] = []
    for level in 0..<60 {
      root = level.isMultiple(of: 2) ? .list([0, root]) : ["key\(level)": root]
      steps.append(level.isMultiple(of: 2) ? .index(1) : .key("key\(level)"))
    }
    steps.reverse()
    let found = follow(steps, in: root)
    #expect(found.node == "leaf")
    #expect(found.path == NodePath(steps))
    #expect(found.key == "key1")
    #expect(follow(steps + [.key("below")], in: root).path == NodePath(steps + [.key("below")]))
  }

  @Test func `a cursor leads to any item of a long list`() {
    let root: Node = ["items": .list((0..<70_000).map { ["number": .int(Int64($0))] })]
    for index in [0, 65_535, 65_536, 69_999] {
      let steps: [NodePath.Step] = [.key("items"), .index(index), .key("number")]
      let found = follow(steps, in: root)
      #expect(found.node == .int(Int64(index)))
      #expect(found.path == NodePath(steps))
      #expect(found.key == "number")
    }
  }
}
