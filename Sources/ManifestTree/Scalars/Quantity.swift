/// A resource quantity of Kubernetes: `100m`, `1.5Gi`, `2e3`; compared by exact value.
///
/// The value is stored with the precision of the API server: in billionths, with finer fractions rounded away from
/// zero. With a binary suffix, the value is at most 2⁶³ − 1. `description` is the string that the server stores.
///
/// ```swift
/// try Quantity("1000m") == Quantity("1")      // true
/// try Quantity("1.5Gi").description           // 1536Mi
/// ```
package struct Quantity: Sendable {
  /// The suffix family in which a quantity was written and is formatted.
  package enum Format: Sendable {
    /// `n u m k M G T P E`, powers of 1000.
    case decimal
    /// `Ki Mi Gi Ti Pi Ei`, powers of 1024.
    case binary
    /// `e3`, powers of ten.
    case exponent
  }

  /// The value in billionths.
  package let nanos: Int128
  /// The suffix family of the formatted quantity.
  package let format: Format
  /// The string as written, if the server stores it instead of the canonical form.
  private let keptText: String?

  init(nanos: Int128, format: Format, keptText: String? = nil) {
    self.nanos = nanos
    self.format = format
    self.keptText = keptText
  }

  /// One unit in billionths.
  package static let unit: Int128 = 1_000_000_000

  /// Whether the quantity is a whole number of units.
  package var isWhole: Bool { nanos % Self.unit == 0 }

  /// The quantity rounded up in magnitude to thousandths, as the server stores the resources of containers and claims.
  package var roundedToMilli: Quantity {
    let (quotient, rest) = nanos.quotientAndRemainder(dividingBy: 1_000_000)
    if rest == 0 { return self }
    return Quantity(nanos: (quotient + rest.signum()) * 1_000_000, format: format)
  }
}

extension Quantity: Hashable, Comparable {
  /// Compares the values, not the formats.
  package static func == (left: Quantity, right: Quantity) -> Bool { left.nanos == right.nanos }

  /// Orders by value.
  package static func < (left: Quantity, right: Quantity) -> Bool { left.nanos < right.nanos }

  /// Hashes the value.
  package func hash(into hasher: inout Hasher) { hasher.combine(nanos) }
}

extension Quantity: CustomStringConvertible {
  /// The string that the API server stores: the canonical form, or the written string if it passes as canonical.
  ///
  /// The canonical form is an integer with the largest possible suffix of its family. The server's check is
  /// approximate: `02`, `+2`, and `1e3` also pass and are stored unchanged.
  package var description: String { keptText ?? canonicalText }

  private var canonicalText: String {
    let (units, rest) = nanos.quotientAndRemainder(dividingBy: Self.unit)
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

  /// The syntax of a quantity of 0 or more, as a regular expression for Go, JSON Schema, and Python.
  package static let pattern = {
    let suffixes = (decimalSuffixes.map(\.name).filter { !$0.isEmpty } + binarySuffixes).joined(
      separator: "|")
    return "[+]?([0-9]+[.]?[0-9]*|[.][0-9]+)(\(suffixes)|[eE][-+]?[0-9]{1,2})?"
  }()

  /// Suffixes of powers of ten.
  static let decimalSuffixes: [(name: String, exponent: Int)] = [
    ("n", -9), ("u", -6), ("m", -3), ("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18),
  ]
  /// Suffixes of powers of 1024, starting with 1024¹.
  static let binarySuffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
}
