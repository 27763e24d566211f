/// A variant of a system, such as the one that runs on spot nodes.
///
/// A profile is a parameter: use plain Swift for what differs. Add your own profiles with an extension.
///
/// ```swift
/// extension Profile { static let staging: Profile = "staging" }
/// ```
public struct Profile: RawRepresentable, PayloadValue, Sendable, Hashable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  /// The name, a DNS label; also the name of the profile's folder of rendered files.
  public let rawValue: String

  /// Creates a profile from its name.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Creates a profile from a literal.
  public init(stringLiteral value: String) { rawValue = value }

  /// The name, for interpolation as in `"shop-\(profile)"`.
  public var description: String { rawValue }

  /// The default profile.
  public static let base: Profile = "base"
  /// The system on spot (preemptible) nodes.
  public static let spot: Profile = "spot"
  /// The system with injected faults.
  public static let chaos: Profile = "chaos"
}
