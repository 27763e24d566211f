import ManifestTree
import Testing

@Suite struct NodeTests {
  @Test func `numbers are equal by value, because JSON has one number type`() {
    #expect(Node.int(5) == .double(5))
    #expect(Node.int(5).hashValue == Node.double(5).hashValue)
    #expect(Node.int(5) != .double(5.5))
    #expect(Node.int(.max) != .double(9_223_372_036_854_775_808))
    #expect(Node.double(1e3).int == 1000)
    #expect(Node.double(0.5).int == nil)
    #expect(Node.string("5").int == nil)
  }

  @Test func `strings are equal if their bytes are equal`() {
    #expect(Node.string("\u{E9}") != .string("e\u{301}"))
    #expect(Node.string("é") == .string("é"))
    #expect(Node.string("1") != .int(1))
    #expect(Node.null != .bool(false))
  }
}
