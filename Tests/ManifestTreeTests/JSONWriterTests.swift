import ManifestTree
import Testing

@Suite struct JSONWriterTests {
  @Test func `compact JSON is on one line`() {
    let node: Node = ["a": [1, 0.5, .null, true, false, "x"], "b": [:], "c": [], "d": ["e": "é\u{1}\"\\\n"]]
    #expect(node.json == #"{"a":[1,0.5,null,true,false,"x"],"b":{},"c":[],"d":{"e":"é\u0001\"\\\n"}}"#)
  }

  @Test func `indented JSON has a line for every entry and item`() {
    var writer = JSONWriter(.indented)
    writer.write(["a": [1, ["b": "c"]], "d": [:], "e": []])
    #expect(
      writer.text == """
        {
          "a": [
            1,
            {
              "b": "c"
            }
          ],
          "d": {},
          "e": []
        }

        """)
  }

  @Test(arguments: [JSONWriter.Layout.compact, .indented])
  func `maps that are written entry by entry look like trees`(layout: JSONWriter.Layout) {
    var whole = JSONWriter(layout)
    whole.write(["a": ["b": [1, ["c": .null]], "d": [:], "e": ["f": true]], "g": 2])
    var pieces = JSONWriter(layout)
    pieces.openMap()
    pieces.openMap("a")
    pieces.append("b", [1, ["c": .null]])
    pieces.openMap("d")
    pieces.closeMap()
    pieces.openMap("e")
    pieces.append("f", true)
    pieces.closeMap()
    pieces.closeMap()
    pieces.append("g", 2)
    pieces.closeMap()
    #expect(pieces.text == whole.text)
  }

  @Test func `infinity and NaN become null in JSON`() {
    #expect(
      Node.list([.double(.nan), .double(.infinity), .double(1e21), .double(5)]).json
        == "[null,null,1.0e+21,5.0]")
  }

  @Test(arguments: [JSONWriter.Layout.compact, .indented])
  func `the reader restores what was written`(layout: JSONWriter.Layout) {
    var trees = RandomTree(seed: 11)
    let written = (0..<300).map { _ in trees.next() } + [.list(HostileText.all.map { .string($0) })]
    var writer = JSONWriter(layout)
    writer.write(.list(written))
    let read = JSONReader.read(writer.bytes, from: "a.json")
    #expect(read.diagnostics == [])
    #expect(read.documents.first?.node == .list(written))
  }
}
