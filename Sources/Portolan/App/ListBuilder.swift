/// Collects the elements of a block, such as services, service parts, routes, or resources.
///
/// Blocks can contain `if`, `switch`, and `for`. Use a loop to add a list that a function returns:
/// `for service in workers() { service }`.
@resultBuilder
public enum ListBuilder<Element> {
  /// Builds a list from one element.
  public static func buildExpression(_ element: Element) -> [Element] { [element] }
  /// Joins the lists in a block.
  public static func buildBlock(_ parts: [Element]...) -> [Element] { joined(parts) }
  /// Builds a list from an `if` without an `else`.
  public static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
  /// Builds a list from the first branch of an `if` or `switch`.
  public static func buildEither(first part: [Element]) -> [Element] { part }
  /// Builds a list from the second branch of an `if` or `switch`.
  public static func buildEither(second part: [Element]) -> [Element] { part }
  /// Joins the lists from the rounds of a loop.
  public static func buildArray(_ parts: [[Element]]) -> [Element] { joined(parts) }

  /// Joins lists in one array that is allocated only once, because a large system can have 100,000 services.
  private static func joined(_ parts: [[Element]]) -> [Element] {
    if parts.count == 1 { return parts[0] }
    var elements: [Element] = []
    elements.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { elements += part }
    return elements
  }
}
