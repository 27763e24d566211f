/// A variant of a system, such as a variant for spot nodes.
///
/// A profile is a parameter of the spec's functions: use plain Swift conditions for values that differ. Declare your
/// own profiles in an extension.
///
/// ```swift
/// extension Profile { static let staging: Profile = "staging" }
/// ```
public struct Profile: RawRepresentable, PayloadValue, Sendable, Hashable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  /// The name, a DNS label; also the name of the folder with the profile's rendered files.
  public let rawValue: String

  /// Creates a profile from its name.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Creates a profile from a literal.
  public init(stringLiteral value: String) { rawValue = value }

  /// The name, for interpolation as in `"shop-\(profile)"`.
  public var description: String { rawValue }

  /// The default profile, `base`.
  public static let base: Profile = "base"
  /// A profile for systems on spot (preemptible) nodes.
  public static let spot: Profile = "spot"
  /// A profile for systems with injected faults.
  public static let chaos: Profile = "chaos"
}
