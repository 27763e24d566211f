import ChartParameters
import ManifestTree
import Testing

/// The places of parameters in an object.
@Suite struct ParameterTreeTests {
  private static func use(_ key: String, when condition: Condition? = nil) -> FieldUse {
    .template(.literal(.null), [Parameter(ValuesPath([key]), key, .bool)], when: condition)
  }

  /// The key of the parameter at a place.
  private func key(_ tree: ParameterTree?) -> String? {
    guard case .template(_, let parameters, _)? = tree?.use else { return nil }
    return parameters.first?.path.description
  }

  @Test func `a parameter is found at its place only`() {
    var tree = ParameterTree()
    #expect(tree.isEmpty)
    tree.set(Self.use("a"), at: ["spec", "replicas"])
    #expect(!tree.isEmpty)
    #expect(key(tree.child("spec")?.child("replicas")) == "a")
    #expect(tree.child("spec")?.use == nil)
    #expect(tree.child("replicas") == nil)
    #expect(tree.child("spec")?.child(ofItem: "replicas") == nil)
  }

  @Test func `an item has its own parameters and those of every item`() throws {
    var tree = ParameterTree()
    tree.set(Self.use("a"), at: [.item("http"), "port"])
    tree.set(Self.use("b"), at: [.everyItem, "name"])
    tree.set(Self.use("c"), at: [.everyItem, "port"])
    let http = try #require(tree.child(ofItem: "http"))
    #expect(key(http.child("port")) == "a")
    #expect(key(http.child("name")) == "b")
    #expect(key(tree.child(ofItem: "grpc")?.child("port")) == "c")
    #expect(key(tree.child(ofItem: nil)?.child("port")) == "c")
  }

  @Test func `keys are in the order of their addition`() {
    var tree = ParameterTree()
    tree.set(Self.use("z"), at: ["z"])
    tree.set(Self.use("b"), at: ["a", "b"])
    tree.set(Self.use("c"), at: ["c"])
    #expect(tree.keys.map(\.key) == ["z", "c"])
  }

  @Test func `the trees of two profiles are merged`() {
    var one = ParameterTree(group: ValuesPath(["one"]))
    one.set(Self.use("a"), at: ["a"])
    one.set(Self.use("b"), at: ["b"])
    var other = ParameterTree(group: ValuesPath(["other"]))
    other.set(Self.use("x"), at: ["a"])
    other.set(Self.use("y", when: .isProfile(["spot"])), at: ["b"])
    other.set(Self.use("c"), at: ["c"])
    one.merge(other)
    #expect(one.group == ValuesPath(["one"]))
    #expect(key(one.child("a")) == "a")
    #expect(key(one.child("b")) == "y", "a condition of one profile applies to all")
    #expect(key(one.child("c")) == "c")
  }

  @Test func `a part exists if one of its conditions is true, each of which is kept once`() {
    let (a, b) = (Condition.isTrue(ValuesPath(["a"])), Condition.isTrue(ValuesPath(["b"])))
    var tree = ParameterTree()
    for condition in [a, a] { tree.exists(if: condition, at: ["rules"]) }
    #expect(tree.child("rules")?.condition == a)
    for condition in [b, a, b] { tree.exists(if: condition, at: ["rules"]) }
    #expect(tree.child("rules")?.condition == .any([a, b]))
  }

  @Test(
    arguments: [
      (["name": "http", "port": 80], "http"), (["metadata": ["name": "data"]], "data"),
      (["destination": ["host": "cart"], "weight": 5], #"{"host":"cart"}"#), ("text", #""text""#),
      (["type": "Resource", "resource": ["name": "cpu"]], "Resource cpu"),
      (["type": "Pods", "pods": ["metric": ["name": "rps"]]], "Pods rps"),
    ] as [(Node, String)])
  func `the items of profiles are matched by their key`(_ item: Node, _ key: String) {
    #expect(item.itemKey == key)
  }
}
