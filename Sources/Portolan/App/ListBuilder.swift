/// Collects the elements of a block, with `if`, `switch`, and `for`: services, their parts, routes, resources.
///
/// Use a loop to add a list that a function returns: `for service in workers() { service }`.
@resultBuilder
public enum ListBuilder<Element> {
  /// Takes one element.
  public static func buildExpression(_ element: Element) -> [Element] { [element] }
  /// Joins the parts of a block.
  public static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap(\.self) }
  /// Takes an `if` without an `else`.
  public static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
  /// Takes the first branch.
  public static func buildEither(first part: [Element]) -> [Element] { part }
  /// Takes the second branch.
  public static func buildEither(second part: [Element]) -> [Element] { part }
  /// Takes a loop.
  public static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap(\.self) }
}
