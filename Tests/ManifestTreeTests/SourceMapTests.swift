import Diagnostics
import ManifestTree
import Testing

@Suite struct SourceMapTests {
  private static let text = """
    {
      "kind": "Deployment",
      "metadata": {"labels": {"a/b": "c"}},
      "spec": {
        "containers": [
          {"name": "web", "image": "é", "ports": [{"containerPort": 80}, {"containerPort": 80, "protocol": "UDP"}]},
          {"name": "log",
           "env": [1, [2, 3], "x"]}
        ]
      }
    }
    """

  @Test(arguments: [
    (NodePath(), "1:1"), (NodePath().key("kind"), "2:3"),
    (NodePath().key("metadata").key("labels").key("a/b"), "3:27"),
    (NodePath().key("spec").key("containers"), "5:5"),
    (NodePath().key("spec").key("containers").index(1), "7:7"),
    (NodePath().key("spec").key("containers").index(1).key("env").index(1).index(1), "8:23"),
    (NodePath([.key("spec"), .key("containers"), .element([.init("name", "log")]), .key("env")]), "8:8"),
    (
      NodePath([
        .key("spec"), .key("containers"), .index(0), .key("ports"),
        .element([.init("containerPort", "80"), .init("protocol", "TCP")]),
      ]), "6:48"
    ),
    (
      NodePath([
        .key("spec"), .key("containers"), .index(0), .key("ports"),
        .element([.init("containerPort", "80"), .init("protocol", "UDP")]),
      ]), "6:71"
    ),
    (NodePath().key("spec").key("replicas"), "4:3"),
    (NodePath().key("spec").key("containers").index(7).key("name"), "5:5"),
  ])
  func `a path is mapped to the line and the column in bytes of its key or item`(
    path: NodePath, place: String
  )
    throws
  {
    let document = try #require(JSONReader.read(Array(Self.text.utf8), from: "a.json").documents.first)
    #expect(document.map.location(of: path, in: document.node).description == "a.json:\(place)")
  }

  @Test func `a path is mapped to its value`() throws {
    let node = try #require(JSONReader.read(Array(Self.text.utf8), from: "a.json").documents.first?.node)
    let containers = NodePath().key("spec").key("containers")
    #expect(node[containers.index(1).key("env").index(2)] == "x")
    #expect(node[NodePath(containers.steps + [.element([.init("name", "web")])]).key("image")] == "é")
    #expect(node[containers.index(2)] == nil)
    #expect(node[containers.key("name")] == nil)
    #expect(node["kind"] == "Deployment")
    let claims: Node = [["metadata": ["name": "a"]], ["metadata": ["name": "b"], "x": 1]]
    #expect(claims[NodePath([.element([.init("metadata.name", "b")]), .key("x")])] == 1)
  }
}
