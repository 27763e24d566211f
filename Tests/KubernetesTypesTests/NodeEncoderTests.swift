import KubernetesFacts
import KubernetesTypes
import ManifestTree
import Testing

@Suite struct NodeEncoderTests {
  @Test func `nil and empty collections are omitted`() {
    #expect(node(of: Sample()) == ["inner": [:]])
  }

  @Test func `an optional collection is written even if it is empty`() {
    let sample = Sample(meaningfulList: [], meaningfulMap: [:])
    #expect(node(of: sample) == ["inner": [:], "meaningfulList": [], "meaningfulMap": [:]])
  }

  @Test func `an optional object is written even if it has no fields`() {
    #expect(node(of: Sample(part: Sample.Part())) == ["inner": [:], "part": [:]])
  }

  @Test func `fields and maps keep the order in which they are written`() {
    let sample = Sample(
      texts: ["b", "a"], labels: ["z": "1", "a": "2", "m": "3"], inner: Sample.Part(text: "x", number: 0))
    guard case .map(let map) = node(of: sample), case .map(let labels) = map["labels"],
      case .map(let inner) = map["inner"]
    else {
      Issue.record("no maps")
      return
    }
    #expect(Array(map.keys) == ["texts", "labels", "inner"])
    #expect(Array(labels.keys) == ["z", "a", "m"])
    #expect(Array(inner.keys) == ["text", "number"])
    #expect(map["texts"] == ["b", "a"])
  }

  @Test func `elements without fields keep their position in a list`() {
    let parts = [Sample.Part(), Sample.Part(flag: false), Sample.Part(share: 0.5)]
    #expect(node(of: parts) == [[:], ["flag": false], ["share": 0.5]])
  }

  @Test func `nodes are written unchanged`() {
    let free: Node = ["b": [1, .null, [:]], "a": 1.5]
    #expect(node(of: Sample(free: free)) == ["inner": [:], "free": free])
  }

  @Test func `one encoder converts many values`() {
    var encoder = NodeEncoder()
    #expect(Sample.Part(text: "one").node(in: &encoder) == ["text": "one"])
    #expect(Sample.Part(number: 2).node(in: &encoder) == ["number": 2])
  }

  @Test(arguments: [(IntOrString.int(8080), Node.int(8080)), ("http", "http"), ("25%", "25%"), (0, 0)])
  func `a number or a string is written directly`(value: IntOrString, expected: Node) {
    #expect(node(of: value) == expected)
  }

  private func node(of value: some NodeEncodable) -> Node {
    var encoder = NodeEncoder()
    return value.node(in: &encoder)
  }
}

private struct Sample: FieldEncodable {
  struct Part: FieldEncodable {
    var text: String?
    var number: Int?
    var flag: Bool?
    var share: Double?

    func encode(to encoder: inout NodeEncoder) {
      encoder.field("text", text)
      encoder.field("number", number)
      encoder.field("flag", flag)
      encoder.field("share", share)
    }
  }

  var texts: [String] = []
  var parts: [Part] = []
  var labels: StringMap = [:]
  var inner = Part()
  var part: Part?
  var meaningfulList: [Part]?
  var meaningfulMap: StringMap?
  var free: Node?

  func encode(to encoder: inout NodeEncoder) {
    encoder.field("texts", texts)
    encoder.field("parts", parts)
    encoder.field("labels", labels)
    encoder.field("inner", inner)
    encoder.field("part", part)
    encoder.field("meaningfulList", meaningfulList)
    encoder.field("meaningfulMap", meaningfulMap)
    encoder.field("free", free)
  }
}
