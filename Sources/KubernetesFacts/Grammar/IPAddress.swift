/// The forms of IP addresses and of their ranges.
package enum IPAddress {
  /// Whether a text is an IPv4 or IPv6 address.
  package static func accepts(_ text: String) -> Bool { bits(of: text) != nil }

  /// Whether a text is a range: an address, a slash and the number of bits that are fixed.
  package static func acceptsRange(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = bits(of: String(parts[0])), let fixed = Int(parts[1]) else {
      return false
    }
    return (0...bits).contains(fixed) && parts[1].utf8.allSatisfy(\.isDigit)
  }

  /// How many bits the address has: 32 or 128; nil for a text that is none.
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
