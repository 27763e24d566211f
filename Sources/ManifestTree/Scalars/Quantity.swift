/// An amount of a resource as Kubernetes writes it: `100m`, `1.5Gi`, `2e3`; compared by value, exactly.
///
/// The value is kept as the API server keeps it: in billionths, finer fractions rounded away from zero, and with a
/// binary suffix at most 2⁶³ − 1. `description` is the spelling that the server stores.
///
/// ```swift
/// try Quantity("1000m") == Quantity("1")      // true
/// try Quantity("1.5Gi").description           // 1536Mi
/// ```
public struct Quantity: Sendable {
  /// The family of suffixes that a quantity was written with, and is spelled with again.
  public enum Format: Sendable {
    /// `n u m k M G T P E`, powers of 1000.
    case decimal
    /// `Ki Mi Gi Ti Pi Ei`, powers of 1024.
    case binary
    /// `e3`, powers of ten.
    case exponent
  }

  /// The value in billionths.
  public let nanos: Int128
  /// The family of suffixes it is spelled with.
  public let format: Format
  /// The text as written, where the server would store that rather than the canonical spelling.
  private let keptText: String?

  init(nanos: Int128, format: Format, keptText: String? = nil) {
    self.nanos = nanos
    self.format = format
    self.keptText = keptText
  }

  /// The quantity rounded to thousandths, away from zero, as the server stores the resources of containers and claims.
  public var roundedToMilli: Quantity {
    let (quotient, rest) = nanos.quotientAndRemainder(dividingBy: 1_000_000)
    if rest == 0 { return self }
    return Quantity(nanos: (quotient + rest.signum()) * 1_000_000, format: format)
  }
}

extension Quantity: Hashable, Comparable {
  /// Equal when the values are, whatever the spelling.
  public static func == (left: Quantity, right: Quantity) -> Bool { left.nanos == right.nanos }

  /// Orders by value.
  public static func < (left: Quantity, right: Quantity) -> Bool { left.nanos < right.nanos }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }
}

extension Quantity: CustomStringConvertible {
  /// The spelling that the API server stores: the canonical one, or the text as written if that passes for canonical.
  ///
  /// Canonical is a whole number with the largest suffix of its family. The server's test for it is a rough one, which
  /// also lets `02`, `+2` and `1e3` pass, and they are stored so.
  public var description: String { keptText ?? canonicalText }

  private var canonicalText: String {
    let (units, rest) = nanos.quotientAndRemainder(dividingBy: 1_000_000_000)
    if nanos == 0 { return "0" }
    if format == .binary, rest == 0, units.magnitude >= 1024 {
      return Self.spelling(of: units, dividingBy: 1024, suffixes: Self.binarySuffixes)
    }
    var (mantissa, exponent) = (nanos, -9)
    while mantissa % 1000 == 0 {
      mantissa /= 1000
      exponent += 3
    }
    let suffix = format == .exponent ? nil : Self.decimalSuffixes.first { $0.exponent == exponent }?.name
    return "\(mantissa)\(suffix ?? (exponent == 0 ? "" : "e\(exponent)"))"
  }

  private static func spelling(of units: Int128, dividingBy base: Int128, suffixes: [String]) -> String {
    var (mantissa, index) = (units, -1)
    while mantissa % base == 0, index + 1 < suffixes.count {
      mantissa /= base
      index += 1
    }
    return "\(mantissa)\(index < 0 ? "" : suffixes[index])"
  }

  /// Suffixes of powers of ten.
  static let decimalSuffixes: [(name: String, exponent: Int)] = [
    ("n", -9), ("u", -6), ("m", -3), ("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18),
  ]
  /// Suffixes of powers of 1024, from the first.
  static let binarySuffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
}
