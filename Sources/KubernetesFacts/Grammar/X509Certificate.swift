/// The use of an X.509 certificate, as declared in its DER encoding.
enum X509Certificate {
  /// The bytes are not a certificate.
  case invalid
  /// The certificate of a server, client, or other end entity.
  case endEntity
  /// The certificate of a certificate authority.
  case authority

  /// Reads the structure of a certificate; neither its key nor its signature is checked.
  init(_ bytes: [UInt8]) {
    self = .invalid
    var outer = DERReader(bytes[...])
    guard var certificate = outer.read(tag: 0x30), outer.isAtEnd, var content = certificate.read(tag: 0x30)
    else { return }
    self = .endEntity
    while let (tag, value) = content.read() {
      // The extensions have the context-specific tag 3.
      guard tag == 0xA3 else { continue }
      var wrapper = value
      guard var extensions = wrapper.read(tag: 0x30) else { return }
      while var entry = extensions.read(tag: 0x30) {
        if Self.isAuthority(&entry) { self = .authority }
      }
    }
  }

  /// Whether an extension is the one of basic constraints, and sets its flag for authorities.
  private static func isAuthority(_ entry: inout DERReader) -> Bool {
    guard let identifier = entry.read(tag: 0x06), identifier.bytes.elementsEqual([0x55, 0x1D, 0x13]) else {
      return false
    }
    while let (tag, value) = entry.read() {
      guard tag == 0x04 else { continue }
      var wrapper = value
      guard var constraints = wrapper.read(tag: 0x30), let flag = constraints.read(tag: 0x01) else {
        return false
      }
      return flag.bytes.elementsEqual([0xFF])
    }
    return false
  }
}

/// Reads the elements of a DER encoding one after another.
private struct DERReader {
  private(set) var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { bytes.isEmpty }

  /// The next element; nil at the end, or if its length exceeds the bytes.
  mutating func read() -> (tag: UInt8, value: DERReader)? {
    guard let tag = bytes.popFirst(), let first = bytes.popFirst() else { return nil }
    var length = Int(first)
    if first >= 0x80 {
      let count = Int(first & 0x7F)
      guard (1...4).contains(count), bytes.count >= count else { return nil }
      length = bytes.prefix(count).reduce(0) { $0 << 8 | Int($1) }
      bytes.removeFirst(count)
    }
    guard bytes.count >= length else { return nil }
    defer { bytes.removeFirst(length) }
    return (tag, DERReader(bytes.prefix(length)))
  }

  /// The value of the next element if it has a tag.
  mutating func read(tag: UInt8) -> DERReader? {
    guard let element = read(), element.tag == tag else { return nil }
    return element.value
  }
}
