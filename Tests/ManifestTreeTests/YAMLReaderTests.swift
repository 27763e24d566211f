import Diagnostics
import ManifestTree
import Testing

@Suite struct YAMLReaderTests {
  @Test(
    arguments: [
      (
        "a: 1\nb:\n  - x\n  - w: 2\n    z: {p: [1, {q: r}]}\n",
        ["a": 1, "b": ["x", ["w": 2, "z": ["p": [1, ["q": "r"]]]]]]
      ), ("a:\n- 1\n- - 2\n  -\n", ["a": [1, [2, .null]]]),
      ("[a b, c: d]", ["a b", ["c": "d"]]), ("{a, b: 1, c: }", ["a": .null, "b": 1, "c": .null]),
      ("# c\na: b # c\n", ["a": "b"]), ("? a\n: b\n? c", ["a": "b", "c": .null]),
      ("a: 1\r\nb: 2\r\n", ["a": 1, "b": 2]), ("\u{FEFF}a: 1", ["a": 1]),
      ("---\na: 1\n...\n", ["a": 1]), ("a:\tb", ["a": "b"]), ("\"a\": !!map {}", ["a": [:]]),
    ] as [(String, Node)])
  func `collections are read in block and flow style`(text: String, node: Node) {
    let read = YAMLReader.read(Array(text.utf8), from: "a.yaml")
    #expect(read.diagnostics == [])
    #expect(read.documents.map(\.node) == [node])
  }

  @Test func `keys become strings as in Kubernetes`() {
    let text = "{1: a, 0x10: b, yes: c, 1.5: d, 1e3: e, 2001-01-01: f, '7': g, 1e21: h, no: i}"
    let read = YAMLReader.read(Array(text.utf8), from: "a.yaml")
    #expect(read.diagnostics == [])
    guard case .map(let map)? = read.documents.first?.node else { return #expect(Bool(false)) }
    #expect(Array(map.keys) == ["1", "16", "true", "1.5", "1000", "2001-01-01", "7", "1e+21", "false"])
  }

  @Test(
    arguments: [
      ("a: &x {p: 1}\nb: *x\nc: [*x]\n", ["a": ["p": 1], "b": ["p": 1], "c": [["p": 1]]]),
      ("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", ["a": 1, "b": 1, "c": 2, "d": 2]),
      ("&k key: 1\nb: *k\n", ["key": 1, "b": "key"]), ("a: &k key\n*k : 2\n", ["a": "key", "key": 2]),
      ("&all\na: 1\n", ["a": 1]),
    ] as [(String, Node)])
  func `aliases expand to the value of their anchor`(text: String, node: Node) {
    let read = YAMLReader.read(Array(text.utf8), from: "a.yaml")
    #expect(read.diagnostics == [])
    #expect(read.documents.map(\.node) == [node])
  }

  @Test(
    arguments: [
      ("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3, r: 4}", ["p": 1, "q": 3, "r": 4]),
      ("a: &x {p: 1, q: 2}\nb:\n  q: 3\n  <<: *x\n", ["p": 1, "q": 2]),
      ("b:\n  q: 3\n  <<: {q: 2, r: 1}\n  r: 5\n", ["q": 2, "r": 5]),
      ("a: &x {p: [1, {s: t}]}\nb: {p: {u: [v]}, <<: *x, w: 1}", ["p": [1, ["s": "t"]], "w": 1]),
      ("a: [&x {p: 1}, &y {p: 2, s: 3}]\nb: {<<: [*x, *y]}", ["p": 1, "s": 3]),
      ("b: {<<: {z: 1}, <<: {z: 2, w: 3}}", ["z": 2, "w": 3]), ("b: {\"<<\": {z: 1}}", ["<<": ["z": 1]]),
      ("b: {!!merge <<: {z: 1}}", ["z": 1]),
      ("a: &x {p: 1}\nc: &y {<<: *x, q: 2}\nb: {<<: *y}", ["p": 1, "q": 2]),
    ] as [(String, Node)])
  func `a merge key overrides earlier keys, and later keys override the merge key`(text: String, merged: Node)
  {
    let read = YAMLReader.read(Array(text.utf8), from: "a.yaml")
    #expect(read.diagnostics == [])
    #expect(read.documents.first?.node["b"] == merged)
  }

  @Test func `documents of a stream are read in order, and anchors end with their document`() {
    let read = YAMLReader.read(
      Array("---\na: &x 1\n---\n# nothing\n---\nb: *x\n...\n---\nc\n".utf8), from: "a.yaml")
    #expect(read.documents.map(\.node) == [["a": 1], .null, ["b": .null], "c"])
    #expect(read.diagnostics.map { $0.location?.description } == ["a.yaml:6:4"])
    #expect(YAMLReader.read([], from: "a.yaml").documents.isEmpty)
    #expect(YAMLReader.read(Array("# only a comment\n".utf8), from: "a.yaml").documents.isEmpty)
  }

  @Test func `every part has its line and its column in bytes`() throws {
    let text =
      "# é🚢\r\n- name: é\r\n  k\u{E9}y: {a: é, b: [1, \"\u{2028}\", 3]}\r\n- &x\r\n  m: |\r\n    é\r\n\r\n    é\r\n  u: {<<: {p: 1, q: [2]}, r: 1}\r\n- *x\r\n"
    let document = try #require(YAMLReader.read(Array(text.utf8), from: "a.yaml").documents.first)
    func place(_ path: NodePath) -> String {
      let location = document.map.location(of: path, in: document.node)
      return "\(location.line):\(location.column)"
    }
    #expect(place(NodePath().index(0)) == "2:3")
    #expect(place(NodePath().index(0).key("kéy").key("b").index(2)) == "3:31")
    #expect(place(NodePath().index(1)) == "4:3")
    #expect(place(NodePath().index(1).key("m")) == "5:3")
    #expect(place(NodePath().index(1).key("u").key("r")) == "9:27")
    #expect(place(NodePath().index(1).key("u").key("q").index(0)) == "9:7")
    #expect(place(NodePath().index(2).key("u").key("p")) == "10:3")
  }

  @Test func `the reader restores what the writer wrote`() {
    let texts =
      HostileText.all + HostileText.random(4000, seed: 21) + HostileText.randomCharacters(4000, seed: 22)
    var trees = RandomTree(seed: 23)
    var nodes: [Node] = (0..<1000).map { _ in trees.next() }
    nodes.append(.list(texts.map { .string($0) }))
    nodes.append(.list(texts.map { .map(NodeMap(uniqueEntries: [.init($0, ["deep": [.string($0)]])])) }))
    nodes += texts.prefix(500).map { .string($0) }
    var writer = YAMLWriter()
    for node in nodes { writer.write(node) }
    let read = YAMLReader.read(writer.bytes, from: "a.yaml")
    #expect(read.diagnostics == [])
    #expect(read.documents.count == nodes.count)
    for (one, other) in zip(read.documents, nodes) where one.node != other {
      #expect(one.node.json == other.json)
    }
  }
}
