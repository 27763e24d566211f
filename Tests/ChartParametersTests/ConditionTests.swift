import ChartParameters
import Testing

/// Conditions of parts, and how they are joined.
@Suite struct ConditionTests {
  private let a = Condition.isTrue(ValuesPath(["a"]))
  private let b = Condition.isSet(ValuesPath(["b"]))
  private let c = Condition.isFilled(ValuesPath(["c"]))

  @Test func `both conditions are joined without nesting`() {
    #expect(Condition.both(nil, nil) == nil)
    #expect(Condition.both(a, nil) == a)
    #expect(Condition.both(nil, b) == b)
    #expect(Condition.both(a, b) == .all([a, b]))
    #expect(Condition.both(.all([a, b]), c) == .all([a, b, c]))
    #expect(Condition.both(a, .all([b, c])) == .all([a, b, c]))
  }

  @Test(arguments: [
    Condition.isTrue(ValuesPath(["x"])), .isFalse(ValuesPath(["x"])), .isSet(ValuesPath(["x"])),
    .isUnset(ValuesPath(["x"])), .isFilled(ValuesPath(["x"])), .isOn(ValuesPath(["x"]), orIn: ["shop"]),
    .isOneOf(ValuesPath(["x"]), ["1"]), .any([.isProfile(["spot"]), .all([.isTrue(ValuesPath(["x"]))])]),
  ])
  func `a condition depends on its value`(_ condition: Condition) {
    #expect(condition.asks(ValuesPath(["x"])))
    #expect(!condition.asks(ValuesPath(["y"])))
    #expect(!condition.asks(ValuesPath(["x", "y"])))
  }
}
