import Testing

@testable import KubernetesFacts

@Suite struct CELExpressionTests {
  private static func fault(_ text: String) -> String? {
    do {
      _ = try CELExpression(text)
      return nil
    } catch {
      return error.message ?? "too deep"
    }
  }

  @Test(arguments: [
    "object.spec.replicas <= 5 && !(object.metadata.name in ['a', \"b\"])",
    "has(object.spec.?template.spec) ? object.spec.replicas : -1",
    "object.?metadata.?labels[?'a'].orValue('') == ''",
    "self.all(k, v, k.startsWith('a') || v > 0x1Fu)",
    "r'a\\d' + b'x'.size() == \"\"\"two\nlines\"\"\"",
    "{'a': 1, ?'b': optional.none(),}['a'] == 1.5e-3",
    "Object{spec: Object.spec{replicas: 3, ?paused: optional.of(true)}}",
    "[JSONPatch{op: 'add', path: '/a', value: 1}]",
    "cel.bind(x, 1, x + 1) > 1 // a comment",
    "a.`b-c` == '\\u00e9\\x41\\101'", ".a.b % 2 == 0", "--1 == !!true", "object.metadata.namespace == 'a'",
  ])
  func `an expression of the language is accepted`(text: String) {
    #expect(Self.fault(text) == nil)
  }

  @Test(arguments: [
    ("object.", "unexpected end at character 8"), ("a = 1", "unexpected character at character 3"),
    ("a & b", "unexpected character at character 3"), ("a and b", "unexpected 'and' at character 3"),
    ("'abc", "unterminated string at character 1"), ("'a\\d'", "invalid escape sequence at character 3"),
    ("f(a,)", "unexpected ')' at character 5"), ("a ? b", "unexpected end at character 6"),
    ("namespace == 'a'", "unexpected 'namespace' at character 1"), ("[1, 2", "unexpected end at character 6"),
    ("has(object)", "the argument of has() at character 5 must select a field, such as 'object.name'"),
    ("'äöü' = a", "unexpected character at character 7"), ("'äöü' b", "unexpected 'b' at character 7"),
    ("'é' == has(a)", "the argument of has() at character 12 must select a field, such as 'a.name'"),
    ("!-a", "unexpected 'a' at character 3"),
    ("a.in", "unexpected 'in' at character 3"), ("", "unexpected end at character 1"),
  ])
  func `any other text has an error with its position`(text: String, fault: String) {
    #expect(Self.fault(text) == fault)
  }

  @Test func `the depth of nesting is limited`() {
    #expect(Self.fault(String(repeating: "(", count: 10_000)) == "too deep")
  }

  @Test(arguments: [
    ("params.a == 1", "params"), ("list.all(params, params.a)", nil), ("[1].all(params, params.a)", nil),
    ("math.greatest(1, 2) > object.a", nil), ("type(object) == int", nil), ("objcet == 1", "objcet"),
    ("Object{a: b}", "b"),
  ])
  func `a variable must be declared or belong to a macro`(text: String, undeclared: String?) throws {
    #expect(try CELExpression(text).undeclared(besides: ["object"]) == undeclared)
  }

  @Test(arguments: [
    ("a + b", false, true), ("a", true, true), ("1 + a", false, false), ("'a' + b", false, true),
    ("a == b", true, false), ("size(a)", false, false), ("a.map(x, x)", false, false),
    ("a ? b : c", true, true),
    ("has(a.b) ? true : false", true, false), ("a.b()", true, true),
  ])
  func `the syntax shows which results are impossible`(text: String, bool: Bool, string: Bool) throws {
    let result = try CELExpression(text).result
    #expect(result.canBeBool == bool && result.canBeString == string)
  }
}
