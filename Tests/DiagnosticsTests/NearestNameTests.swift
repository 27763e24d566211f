import Diagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("cartservise", "cartservice"), ("fronted", "frontend"), ("rpelicas", "replicas"), ("cart", nil),
    ("", nil),
  ])
  func `the nearest name is the name with the fewest edits`(name: String, expected: String?) {
    let names = ["cartservice", "frontend", "replicas", "checkoutservice"]
    #expect(nearestName(to: name, among: names) == expected)
  }
}
