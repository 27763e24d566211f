import ManifestTree
import TestSupport
import Testing

/// An independent parser must read the writer's output in the same way.
@Suite(.enabled(if: PyYAML.isInstalled, "\(PyYAML.absence)"))
struct IndependentReaderTests {
  @Test func `hostile strings are restored as values, items, keys, and documents`() throws {
    let texts =
      HostileText.all + HostileText.random(2000, seed: 1) + HostileText.randomCharacters(1000, seed: 2)
    let inPlaces: [Node] = [
      .list(texts.map { ["value": .string($0), "nested": ["deep": .string($0)], "after": 1] }),
      .list(texts.map { .string($0) }),
      .list(texts.map { [[.string($0)]] }),
      .list(texts.map { .map(NodeMap(uniqueEntries: [.init($0, .string($0)), .init("\($0) ", ["a": 1])])) }),
    ]
    #expect(try PyYAML.mismatches(of: inPlaces) == "")
    #expect(try PyYAML.mismatches(of: HostileText.all.map { .string($0) }) == "")
  }

  @Test func `random trees are restored`() throws {
    var trees = RandomTree(seed: 3)
    #expect(try PyYAML.mismatches(of: (0..<1500).map { _ in trees.next() }) == "")
  }

  @Test func `keys of any length are restored`() throws {
    let keys = [128, 166, 167, 500, 999, 1000, 1001, 1023, 1024, 1025, 5000].flatMap { count in
      ["k", "é", "\u{1}", "a: "].map { String(repeating: $0, count: count) }
    }
    #expect(
      try PyYAML.mismatches(of: [.map(NodeMap(uniqueEntries: keys.map { .init($0, ["a": [1]]) }))]) == "")
  }
}
