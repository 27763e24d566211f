/// The syntax of IP addresses and CIDRs.
package enum IPAddress {
  /// Whether a string is an IPv4 or IPv6 address.
  ///
  /// - Parameter strictly: whether leading zeros and IPv4 addresses in IPv6 form are rejected, as they are by newer API
  ///   servers.
  package static func accepts(_ text: String, strictly: Bool = true) -> Bool {
    if strictly { return bits(of: text) != nil && !isMapped(text) }
    return bits(of: withoutLeadingZeros(text)) != nil
  }

  /// Whether a string is a CIDR: an address, a slash, and the prefix length.
  package static func acceptsRange(_ text: String, strictly: Bool = true) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, accepts(String(parts[0]), strictly: strictly),
      let bits = bits(of: withoutLeadingZeros(String(parts[0]))), let fixed = Int(parts[1])
    else { return false }
    return (0...bits).contains(fixed) && parts[1].utf8.allSatisfy(\.isDigit)
      && (!strictly || parts[1] == "0" || parts[1].first != "0")
  }

  /// The CIDR with all bits beyond the prefix length cleared; nil if the text is not a CIDR.
  package static func network(of text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let fixed = Int(parts[1]), var bytes = bytes(of: String(parts[0])),
      (0...bytes.count * 8).contains(fixed)
    else { return nil }
    var isChanged = false
    for position in bytes.indices {
      let kept = min(max(fixed - position * 8, 0), 8)
      let mask = kept == 0 ? 0 : UInt8(truncatingIfNeeded: 0xFF << (8 - kept))
      if bytes[position] & mask != bytes[position] { isChanged = true }
      bytes[position] &= mask
    }
    guard isChanged else { return text }
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") + "/\(fixed)" }
    let groups = stride(from: 0, to: 16, by: 2).map {
      String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "/\(fixed)"
  }

  /// Whether an address is an IPv4 address in IPv6 form: `::ffff:10.9.8.7`.
  private static func isMapped(_ text: String) -> Bool {
    guard text.contains(":"), let bytes = bytes(of: text), bytes.count == 16 else { return false }
    return bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
  }

  /// An IPv4 address without the leading zeros that older API servers accept.
  private static func withoutLeadingZeros(_ text: String) -> String {
    guard !text.contains(":") else { return text }
    return text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      let rest = part.drop { $0 == "0" }
      return rest.isEmpty && !part.isEmpty ? "0" : rest
    }.joined(separator: ".")
  }

  /// The CIDR of a single address; nil for an invalid address.
  package static func block(of address: String) -> String? { bits(of: address).map { "\(address)/\($0)" } }

  /// The length of an address in bits: 32 or 128; nil for an invalid address.
  private static func bits(of text: String) -> Int? {
    if isVersion4(text[...]) { return 32 }
    return isVersion6(text[...]) ? 128 : nil
  }

  private static func isVersion4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.utf8.count) && part.utf8.allSatisfy(\.isDigit)
          && Int(part).map { $0 <= 255 } == true
          && (part.utf8.count == 1 || part.first != "0")
      }
  }

  private static func isVersion6(_ text: Substring) -> Bool {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return false }
    var count = 0
    for (number, half) in halves.enumerated() where !half.isEmpty {
      let groups = half.split(separator: ":", omittingEmptySubsequences: false)
      for (position, group) in groups.enumerated() {
        let isLast = number == halves.count - 1 && position == groups.count - 1
        if isLast, isVersion4(group) {
          count += 2
        } else {
          guard (1...4).contains(group.utf8.count), group.allSatisfy(\.isHexDigit) else { return false }
          count += 1
        }
      }
    }
    return halves.count == 2 ? count < 8 : count == 8
  }
}

extension IPAddress {
  /// The bytes of an address, 4 or 16; nil for an invalid address.
  package static func bytes(of text: String) -> [UInt8]? {
    guard bits(of: text) != nil else { return nil }
    if !text.contains(":") { return text.split(separator: ".").compactMap { UInt8($0) } }
    let halves = text.split(separator: "::", omittingEmptySubsequences: false).map { half in
      half.split(separator: ":").flatMap { group -> [UInt8] in
        if group.contains(".") { return group.split(separator: ".").compactMap { UInt8($0) } }
        let value = UInt16(group, radix: 16) ?? 0
        return [UInt8(value >> 8), UInt8(value & 0xFF)]
      }
    }
    guard let first = halves.first else { return nil }
    let last = halves.count == 2 ? halves[1] : []
    return first + Array(repeating: 0, count: max(0, 16 - first.count - last.count)) + last
  }

  /// Whether a CIDR is inside another CIDR and smaller; nil if one of them is invalid.
  package static func isStrictSubset(_ inner: String, of outer: String) -> Bool? {
    guard let inner = range(inner), let outer = range(outer) else { return nil }
    guard inner.bytes.count == outer.bytes.count, inner.bits > outer.bits else { return false }
    return (0..<outer.bits).allSatisfy { bit in
      let mask = UInt8(0x80) >> (bit % 8)
      return inner.bytes[bit / 8] & mask == outer.bytes[bit / 8] & mask
    }
  }

  private static func range(_ text: String) -> (bytes: [UInt8], bits: Int)? {
    let parts = text.split(separator: "/")
    guard acceptsRange(text), parts.count == 2, let bytes = bytes(of: String(parts[0])),
      let bits = Int(parts[1])
    else { return nil }
    return (bytes, bits)
  }

  /// The reserved range that makes an address unreachable from other networks: unspecified, loopback, link-local, or
  /// link-local multicast; nil for other addresses.
  package static func specialUse(of text: String) -> String? {
    guard let bytes = bytes(of: text) else { return nil }
    let isOld = bytes.count == 4
    if bytes.allSatisfy({ $0 == 0 }) { return "unspecified (0.0.0.0 or ::)" }
    if isOld ? bytes[0] == 127 : bytes.dropLast().allSatisfy({ $0 == 0 }) && bytes.last == 1 {
      return "in the loopback range (127.0.0.0/8, ::1/128)"
    }
    if isOld ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 {
      return "in the link-local range (169.254.0.0/16, fe80::/10)"
    }
    if isOld ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && bytes[1] & 0x0F == 2 {
      return "in the link-local multicast range (224.0.0.0/24, ff02::/16)"
    }
    return nil
  }
}
