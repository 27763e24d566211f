import ChartParameters
import KubernetesFacts
import Testing

/// The forms of text that parameters accept.
@Suite struct ParameterTypeTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let form: TextForm
    let accepted: [String]
    let refused: [String]
    var testDescription: String { form.rawValue }
  }

  static let examples: [Example] = [
    Example(form: .any, accepted: ["", "a b", "é"], refused: []),
    Example(
      form: .repository, accepted: ["cart", "example.com:5000/shop/cart"],
      refused: ["", "Cart", "https://a.b/c", "cart:1"]),
    Example(
      form: .registry, accepted: ["", "example.com", "localhost:5000/shop"], refused: ["https://a.b", "a b"]),
    Example(form: .tag, accepted: ["", "1.0", "v1_a"], refused: ["-1", "a b", ":1"]),
    Example(
      form: .digest, accepted: ["sha256:\(String(repeating: "0a", count: 32))"], refused: ["", "sha256:0a"]),
    Example(form: .host, accepted: ["*.example.com", "a.b"], refused: ["", "a b", "a.*.b"]),
    Example(form: .quantity, accepted: ["1", "500m", "1Gi", "1e3"], refused: ["", "1 Gi", "one"]),
    Example(form: .schedule, accepted: ["@daily", "*/5 * * * *"], refused: ["", "* * * *", "@never"]),
    Example(form: .name, accepted: ["a", "a.b-c"], refused: ["", "A", "a_b", "-a"]),
    Example(form: .labelValue, accepted: ["", "a_b.C"], refused: ["-a", "a b", "a/b"]),
    Example(form: .percentage, accepted: ["0", "12.5", "100", "100.0"], refused: ["", "101", "-1", "1%"]),
  ]

  @Test func `each form has an example`() {
    #expect(Set(Self.examples.map(\.form)) == Set(TextForm.allCases))
  }

  @Test(arguments: examples) func `the pattern of a form accepts its texts only`(_ example: Example) throws {
    guard let pattern = example.form.pattern else {
      #expect(example.refused.isEmpty)
      return
    }
    let regex = try Regex(pattern)
    for text in example.accepted { #expect(text.firstMatch(of: regex) != nil, "\(text)") }
    for text in example.refused { #expect(text.firstMatch(of: regex) == nil, "\(text)") }
  }

  @Test(arguments: TextForm.allCases) func `an integer is accepted where its digits are a valid string`(
    _ form: TextForm
  ) {
    #expect(form.integers.contains(7))
    #expect(form.integers.contains(-7) == (form == .any))
    #expect(form.integers.contains(101) == (form != .percentage))
    // Larger numbers are not exact as the floats that Helm reads.
    #expect(!form.integers.contains(9_007_199_254_740_992))
  }

  @Test(arguments: TextForm.allCases) func `a map accepts the keys that its pattern accepts`(_ form: TextForm)
    throws
  {
    let regex = try Regex(form.keyPattern)
    for key in ["a", "a.b/c", "a/b/c", "", "A_", "-a", "a b", "Example.com/a", "example.com/A"] {
      #expect((key.firstMatch(of: regex) != nil) == form.acceptsKey(key), "\(key)")
    }
  }
}
