import Testing

@testable import KubernetesFacts

@Suite struct CELEvaluationTests {
  private static let variables: [String: CELValue] = [
    "self": .map([
      "name": .string("tide-1"), "size": .int(3), "ratio": .double(0.5), "memory": .string("1Gi"),
      "namespace": .string("shop"), "time": .opaque,
      "ports": .list([.map(["port": .int(80)]), .map(["port": .int(81)])]),
      "tags": .list([.string("a"), .string("b")]),
      "labels": .map(["app": .string("tide")]),
    ])
  ]

  private static func result(_ text: String) -> String {
    do {
      var evaluation = CELEvaluation(variables)
      return "\(try evaluation.bool(CELSyntaxParser.parse(text)))"
    } catch CELProblem.failure(let message) {
      return message
    } catch {
      return "unsupported"
    }
  }

  @Test(arguments: [
    "self.size > 2 && self.size <= 3 && self.size == 3.0",
    "self.size - 1 * 2 == 1 && 7 / 2 == 3 && -7 % 4 == -3",
    "has(self.name) && !has(self.host)", "'app' in self.labels && self.size in [1, 2, 3]",
    "self.ports.all(p, p.port >= 80) && self.ports.exists_one(p, p.port == 81)",
    "self.ports.map(p, p.port).sum() == 161", "self.tags.all(i, t, i < 2 && t.size() == 1)",
    "self.tags.join('+') == 'a+b' && 'a,b'.split(',') == self.tags",
    "self.name.substring(0, 4).upperAscii() == 'TIDE'",
    "self.name.matches(r'^[a-z]+-\\d$') && !self.name.matches('^\\\\d')",
    "self.?host.orValue('none') == 'none'",
    "self.ports[?5].hasValue() == false", "self.__namespace__ == 'shop'",
    "quantity(self.memory).isLessThan(quantity('1500Mi'))", "duration('90m') == duration('1h30m')",
    "self.host == 'a' || true", "self.size == 3 ? true : self.host == ''", "!(false && self.host == 'a')",
    "sets.contains(self.tags, ['b'])", "{'a': 1}['a'] == 1", "self.tags.isSorted() && self.tags.max() == 'b'",
    "self.labels.all(k, k.startsWith('a'))", "'''it's''' == \"it's\"",
  ])
  func `an expression holds`(text: String) {
    #expect(Self.result(text) == "true")
  }

  @Test(arguments: [
    ("self.host == 'a'", "no such key: host"), ("self.tags[2] == 'a'", "index out of bounds: 2"),
    ("1 / (self.size - 3) == 1", "division by zero"), ("int('x') == 1", "cannot convert 'x' to int"),
    ("self.time == self.name", "unsupported"), ("url(self.name).getHost() == ''", "unsupported"),
    ("unknown == 1", "unsupported"), ("self.size", "unsupported"), ("false", "false"),
  ])
  func `an expression fails as on the server, or is not supported`(text: String, result: String) {
    #expect(Self.result(text) == result)
  }

  @Test(arguments: [
    ("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false),
    ("b|c+d", "xccd", true), ("^[^a-c]{2,3}$", "xy", true), ("^[^a-c]{2,3}$", "xyzz", false),
    ("^(?i)ab(?:c)?$", "AB", true), (#"^[[:alpha:]_\-]+\.$"#, "a-_b.", true), ("^a{2}b*?$", "aab", true),
    (#"^\d+(\.\d+)?(ms|s)$"#, "1.5s", true), (#"^\d+(\.\d+)?(ms|s)$"#, "1.s", false), ("^$", "", true),
    ("^.$", "é", true), ("^[]a]+$", "]a", true),
  ])
  func `a pattern matches in linear time`(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try #require(PatternProgram(pattern)).matches(text) == isMatch)
  }

  @Test func `a long text is not matched with a large pattern`() throws {
    let program = try #require(PatternProgram("^[a-z]{1,900}$"))
    #expect(program.matches(String(repeating: "a", count: 901)) == false)
    #expect(program.matches(String(repeating: "a", count: 10_000)) == nil)
  }

  @Test(arguments: [#"\bword"#, #"\p{L}"#, "a{2", "(a", "a)", "[a", "(?=a)", "a**", "(a{1000}){1000}"])
  func `a pattern with other syntax is not matched`(pattern: String) {
    #expect(PatternProgram(pattern) == nil)
  }
}
