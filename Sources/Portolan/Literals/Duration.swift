/// A duration, kept as written and validated when the spec is expanded.
///
/// ```swift
/// .draining(for: .seconds(15))
/// Match(.prefix("/"), timeout: "1m30s")
/// ```
///
/// The string has the form that Go and Istio use: numbers with the units `h`, `m`, `s`, and `ms`, without spaces.
/// Kubernetes fields, such as those of probes and grace periods, support only whole seconds: a fraction of a second is an
/// error there.
public struct Duration: RawRepresentable, PayloadValue, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The string, such as `1m30s`, unchanged.
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
