import Portolan
import Testing

@Suite struct ValueTests {
  @Test func `a literal can contain interpolations`() {
    let name = "blue"
    let value: Value = ["\(name)-key": "\(name)-value"]
    #expect(value == Value(["blue-key": "blue-value"]))
  }

  @Test func `a computed map keeps the order of its pairs`() {
    let value = Value(["b", "a"].map { ($0, "\($0).example.com") })
    #expect(value == ["b": "b.example.com", "a": "a.example.com"])
  }

  @Test func `a dictionary becomes a map sorted by keys`() {
    #expect(Value(["b": Value(1), "a": [true, nil]]) == ["a": [true, nil], "b": 1])
    let texts = ["b": "2", "a": "1"]
    #expect(Value(texts) == ["a": "1", "b": "2"])
    #expect(Value(KeyValues(texts)) == ["a": "1", "b": "2"])
  }

  @Test func `computed scalars and lists become values`() {
    let (text, number, share, flag) = ("a", 1, 0.5, true)
    #expect([Value(text), Value(number), Value(share), Value(flag)] as Value == ["a", 1, 0.5, true])
    #expect(Value(["a", "b"].map { $0 + "!" }) == ["a!", "b!"])
  }
}
