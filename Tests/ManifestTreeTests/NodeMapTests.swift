import ManifestTree
import Testing

@Suite struct NodeMapTests {
  @Test func `maps with the same entries in another order are equal and have equal hashes`() {
    let one: NodeMap = ["a": 1, "b": ["c": 2, "d": 3]]
    let other: NodeMap = ["b": ["d": 3, "c": 2], "a": 1]
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one != ["a": 1, "b": ["c": 2, "d": 4]])
  }

  @Test func `maps with deep differences are compared in one pass`() {
    func tower(_ top: Node) -> Node { (0..<400).reduce(top) { node, _ in ["a": 1, "b": node, "c": 2] } }
    #expect(tower(1) == tower(1))
    #expect(tower(1) != tower(2))
  }

  @Test func `setting a key keeps its position and setting nil removes it`() {
    var map: NodeMap = ["a": 1, "b": 2]
    map["a"] = 3
    map["c"] = 4
    map["b"] = nil
    #expect(Array(map.keys) == ["a", "c"])
    #expect(map["a"] == 3)
  }
}
