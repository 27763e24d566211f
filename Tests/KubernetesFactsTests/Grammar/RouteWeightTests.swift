import KubernetesFacts
import Testing

@Suite struct RouteWeightTests {
  @Test(
    arguments: [(nil, 1, true), (0, 1, true), (nil, 2, false), (0, 2, false), (10, 2, true)]
      as [(Int64?, Int, Bool)])
  func `a missing weight is 0 beside other destinations`(weight: Int64?, count: Int, receives: Bool) {
    #expect(RouteWeight.receives(weight, of: count) == receives)
  }
}
