import KubernetesFacts

/// A CIDR as a range of numbers.
enum AddressRange {
  /// The pattern of a CIDR or of a single address; nil for other strings.
  static func pattern(_ text: String) -> AccessConstraint.Pattern? {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard let first = parts.first, let bytes = IPAddress.bytes(of: String(first)) else { return nil }
    let bits = bytes.count * 8
    let length = parts.count > 1 ? Int(parts[1]) ?? -1 : bits
    guard (0...bits).contains(length) else { return nil }
    let number = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    let host = bits - length
    let mask: UInt128 = host >= 128 ? .max : (UInt128(1) << UInt128(host)) - 1
    return .addresses(isVersion6: bits == 128, (number & ~mask)...(number | mask))
  }
}
