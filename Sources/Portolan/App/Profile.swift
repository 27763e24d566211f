/// A variant of a system, such as the one that runs on spot nodes.
///
/// A profile is a parameter: specs vary by plain Swift on it. Add your own with an extension.
///
/// ```swift
/// extension Profile { static let staging: Profile = "staging" }
/// ```
public struct Profile: RawRepresentable, PayloadValue, Sendable, Hashable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  /// The name, a DNS label; it names the profile's folder of rendered files.
  public let rawValue: String

  /// Makes a profile of its name.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Makes a profile of a literal.
  public init(stringLiteral value: String) { rawValue = value }

  /// The name, so that `"shop-\(profile)"` is a text with it.
  public var description: String { rawValue }

  /// The system as it usually runs.
  public static let base: Profile = "base"
  /// The system on spot (preemptible) nodes.
  public static let spot: Profile = "spot"
  /// The system with injected faults.
  public static let chaos: Profile = "chaos"
}
