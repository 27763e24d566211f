#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The `PORTOLAN_*` variables of the environment: the only outside input that a spec may read.
///
/// ```swift
/// let size = Environment["PORTOLAN_FLEET_SIZE"].flatMap(Int.init) ?? 10
/// ```
/// Other variables don't reach a spec, so that its result depends on nothing else; a change of these evaluates it anew.
public enum Environment {
  /// The value of a variable, nil where it isn't set.
  public static subscript(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }
}
