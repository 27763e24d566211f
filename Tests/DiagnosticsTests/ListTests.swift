import Diagnostics
import Testing

@Suite struct ListTests {
  @Test(arguments: [
    ([String](), "", ""), (["a"], "a", "a"), (["a", "b"], "a and b", "a or b"),
    (["a", "b", "c"], "a, b, and c", "a, b, or c"),
  ])
  func `a list has a conjunction before its last element`(words: [String], all: String, one: String) {
    #expect(words.listed == all)
    #expect(words.oneOf == one)
  }

  @Test func `a long list of alternatives ends with the number of the others`() {
    let words = ["a", "b", "c", "d"]
    #expect(words.alternatives(upTo: 4) == "a, b, c, or d")
    #expect(words.alternatives(upTo: 3) == "a, b, c, or 1 other")
    #expect(words.alternatives(upTo: 2) == "a, b, or one of 2 others")
    #expect(["a", "b"].quoted.listed == "'a' and 'b'")
  }
}
