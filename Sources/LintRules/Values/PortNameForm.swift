/// Names of ports, as the registry of services (RFC 6335) has them.
enum PortNameForm {
  /// Whether a name has at most 15 small letters, digits and dashes, a letter among them, and no dashes at its ends.
  static func isValid(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard (1...15).contains(bytes.count), bytes.first != 0x2D, bytes.last != 0x2D, !name.contains("--") else {
      return false
    }
    return bytes.contains { (0x61...0x7A).contains($0) }
      && bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
