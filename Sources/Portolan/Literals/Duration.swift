/// A length of time, kept as it was written and checked with its place when the spec is expanded.
///
/// ```swift
/// .draining(for: .seconds(15))
/// Match(.prefix("/"), timeout: "1m30s")
/// ```
/// The text form is Go's and Istio's: numbers with the units `h`, `m`, `s`, `ms`, without spaces. Probes and grace
/// periods hold whole seconds in Kubernetes; a part of a second there is a fault of the spec.
public struct Duration: RawRepresentable, PayloadValue, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The text as it was written.
  public let rawValue: String

  /// Makes a duration of a text such as `1m30s`.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes a duration of a literal such as `"1m30s"`.
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
