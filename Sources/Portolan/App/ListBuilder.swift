/// Collects the elements of a block, with `if`, `switch`, and `for`: services, their parts, routes, resources.
///
/// Use a loop to add a list that a function returns: `for service in workers() { service }`.
@resultBuilder
public enum ListBuilder<Element> {
  /// Takes one element.
  public static func buildExpression(_ element: Element) -> [Element] { [element] }
  /// Joins the parts of a block.
  public static func buildBlock(_ parts: [Element]...) -> [Element] { joined(parts) }
  /// Takes an `if` without an `else`.
  public static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
  /// Takes the first branch.
  public static func buildEither(first part: [Element]) -> [Element] { part }
  /// Takes the second branch.
  public static func buildEither(second part: [Element]) -> [Element] { part }
  /// Takes a loop.
  public static func buildArray(_ parts: [[Element]]) -> [Element] { joined(parts) }

  /// Joins lists in an array of exactly their size: a large system has 100,000 services.
  private static func joined(_ parts: [[Element]]) -> [Element] {
    if parts.count == 1 { return parts[0] }
    var elements: [Element] = []
    elements.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { elements += part }
    return elements
  }
}
