/// A duration, kept as written and validated when the spec is expanded.
///
/// ```swift
/// .draining(for: .seconds(15))
/// Match(.prefix("/"), timeout: "1m30s")
/// ```
///
/// The string form is that of Go and Istio: numbers with the units `h`, `m`, `s`, `ms`, without spaces. Probes and grace
/// periods are whole seconds in Kubernetes; a fraction of a second there is an error.
public struct Duration: RawRepresentable, PayloadValue, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The text as it was written.
  public let rawValue: String

  /// Creates a duration from a string such as `1m30s`.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Creates a duration from a literal such as `"1m30s"`.
  public init(stringLiteral value: String) { rawValue = value }

  /// A number of milliseconds.
  public static func milliseconds(_ count: Int) -> Duration { Duration(rawValue: "\(count)ms") }
  /// A number of seconds.
  public static func seconds(_ count: Int) -> Duration { Duration(rawValue: "\(count)s") }
  /// A number of seconds with a fraction.
  public static func seconds(_ count: Double) -> Duration { Duration(rawValue: "\(count)s") }
  /// A number of minutes.
  public static func minutes(_ count: Int) -> Duration { Duration(rawValue: "\(count)m") }
  /// A number of hours.
  public static func hours(_ count: Int) -> Duration { Duration(rawValue: "\(count)h") }
}
