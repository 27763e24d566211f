extension UInt8 {
  package static let dash = UInt8(ascii: "-")
  package static let dot = UInt8(ascii: ".")

  package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  package var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  package var isUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  package var isLetter: Bool { isLowercase || isUppercase }
  package var isAlphanumeric: Bool { isLetter || isDigit }
  /// Whether the byte is allowed in DNS labels.
  package var isLabelByte: Bool { isLowercase || isDigit || self == .dash }
  /// Whether the byte is allowed in keys: letters, digits, `_`, `-`, and `.`.
  package var isKeyByte: Bool { isAlphanumeric || self == .dash || self == .dot || self == UInt8(ascii: "_") }
  /// Whether the byte is allowed in HTTP tokens: methods and header names.
  package var isTokenByte: Bool { isAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(self) }
}
