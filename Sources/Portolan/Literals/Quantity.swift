/// A Kubernetes quantity, kept as written and validated when the spec is expanded.
///
/// `"100m"` is a tenth of a CPU, and `"64Mi"` is 64 × 1024 × 1024 bytes. Other examples are `"1Gi"`, `"2"`, and
/// `"0.5"`. The grammar is defined by the Kubernetes type `resource.Quantity`.
public struct Quantity: RawRepresentable, PayloadValue, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The string, such as `64Mi`, unchanged.
  public let rawValue: String

  /// Creates a quantity from a string such as `64Mi`.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Creates a quantity from a literal such as `"64Mi"`.
  public init(stringLiteral value: String) { rawValue = value }
}
