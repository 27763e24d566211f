/// A number of pods, or a share of them: `2` or `"25%"`.
///
/// Kubernetes calls the field type `IntOrString`; texts must be whole percentages.
public enum IntOrPercent: Codable, Sendable, Hashable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral
{
  /// A number of pods.
  case count(Int)
  /// A share, as written: `"25%"`.
  case percent(String)

  /// Makes a number of pods.
  public init(integerLiteral value: Int) { self = .count(value) }
  /// Makes a share of a literal such as `"25%"`.
  public init(stringLiteral value: String) { self = .percent(value) }
}
