/// A token of the Common Expression Language.
struct CELToken {
  enum Kind {
    /// A name, a word such as `in`, or a name in backticks.
    case word, quotedWord
    case number, string, bytes, symbol, end
  }

  let kind: Kind
  /// The name or the symbol; empty for other tokens.
  let text: String
  /// The number of bytes before the token.
  let offset: Int
}

/// Why a string is not an expression.
struct CELFault: Error {
  /// The fault, such as `unexpected '}' at character 8`; nil if the string is nested too deeply for this parser.
  let message: String?
}

extension CELFault {
  /// Creates a fault.
  ///
  /// - Parameter offset: the number of bytes before the faulty part; the message counts characters.
  init(_ what: String, at offset: Int, in text: String) {
    self.init(message: "\(what) at character \(Self.character(at: offset, in: text))")
  }

  /// The number of the character, from 1, that starts at a byte.
  static func character(at offset: Int, in text: String) -> Int {
    1 + text.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
  }
}

/// Splits an expression into tokens.
struct CELLexer {
  private let text: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// All tokens, ending with `.end`.
  mutating func tokens() throws(CELFault) -> [CELToken] {
    var tokens: [CELToken] = []
    while true {
      skipSpace()
      guard position < bytes.count else { break }
      tokens.append(try next())
    }
    tokens.append(CELToken(kind: .end, text: "", offset: bytes.count))
    return tokens
  }

  private func byte(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private func isByte(_ character: Unicode.Scalar, at distance: Int = 0) -> Bool {
    byte(distance) == UInt8(ascii: character)
  }

  private mutating func skipSpace() {
    while let byte = byte() {
      if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) {
        position += 1
      } else if isByte("/"), isByte("/", at: 1) {
        while let byte = self.byte(), byte != 0x0A { position += 1 }
      } else {
        return
      }
    }
  }

  private mutating func next() throws(CELFault) -> CELToken {
    let start = position
    guard let first = byte() else { return CELToken(kind: .end, text: "", offset: start) }
    if first.isLetter || isByte("_") { return try word() }
    if first.isDigit || isByte(".") && byte(1)?.isDigit == true {
      number()
      return CELToken(kind: .number, text: "", offset: start)
    }
    if isByte("\"") || isByte("'") {
      try string(isRaw: false)
      return CELToken(kind: .string, text: "", offset: start)
    }
    if isByte("`") { return try quotedWord() }
    for symbol in ["==", "!=", "<=", ">=", "&&", "||"] where bytes[position...].starts(with: symbol.utf8) {
      position += 2
      return CELToken(kind: .symbol, text: symbol, offset: start)
    }
    guard "[]{}().,-!?:+*/%<>".utf8.contains(first) else { throw fault("unexpected character", at: start) }
    position += 1
    return CELToken(kind: .symbol, text: String(UnicodeScalar(first)), offset: start)
  }

  private mutating func word() throws(CELFault) -> CELToken {
    let start = position
    while let byte = byte(), byte.isAlphanumeric || byte == UInt8(ascii: "_") { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isByte("\"") || isByte("'"), ["r", "b", "br"].contains(text.lowercased()) {
      try string(isRaw: text.lowercased().hasSuffix("r"))
      return CELToken(kind: text.lowercased().hasPrefix("b") ? .bytes : .string, text: "", offset: start)
    }
    return CELToken(kind: .word, text: text, offset: start)
  }

  private mutating func quotedWord() throws(CELFault) -> CELToken {
    let start = position
    position += 1
    while let byte = byte(), byte.isAlphanumeric || "_.-/ ".utf8.contains(byte) { position += 1 }
    guard isByte("`"), position > start + 1 else { throw fault("invalid name", at: start) }
    let text = String(decoding: bytes[(start + 1)..<position], as: UTF8.self)
    position += 1
    return CELToken(kind: .quotedWord, text: text, offset: start)
  }

  private mutating func digits(_ isDigit: (UInt8) -> Bool) {
    while let byte = byte(), isDigit(byte) { position += 1 }
  }

  private mutating func number() {
    if isByte("0"), isByte("x", at: 1), byte(2).map(Self.isHexadecimal) == true {
      position += 2
      digits(Self.isHexadecimal)
    } else {
      digits(\.isDigit)
      if isByte("."), byte(1)?.isDigit == true {
        position += 1
        digits(\.isDigit)
      }
      let sign = isByte("+", at: 1) || isByte("-", at: 1) ? 1 : 0
      if isByte("e") || isByte("E"), byte(1 + sign)?.isDigit == true {
        position += 1 + sign
        digits(\.isDigit)
      }
    }
    if isByte("u") || isByte("U") { position += 1 }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func isOctal(_ byte: UInt8) -> Bool { (0x30...0x37).contains(byte) }

  private mutating func string(isRaw: Bool) throws(CELFault) {
    let start = position
    let quote = bytes[position]
    let isLong = byte(1) == quote && byte(2) == quote
    position += isLong ? 3 : 1
    while let byte = byte() {
      if byte == quote, !isLong || self.byte(1) == quote && self.byte(2) == quote {
        position += isLong ? 3 : 1
        return
      }
      if !isLong, byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: "\\"), !isRaw {
        try escape()
      } else {
        position += 1
      }
    }
    throw fault("unterminated string", at: start)
  }

  private mutating func escape() throws(CELFault) {
    let start = position
    let next = byte(1) ?? 0
    func holds(_ count: Int, from first: Int, _ isDigit: (UInt8) -> Bool) -> Bool {
      (0..<count).allSatisfy { byte(first + $0).map(isDigit) == true }
    }
    switch next {
    case _ where #"abfnrtv"'\?`"#.utf8.contains(next): position += 2
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      guard holds(2, from: 2, Self.isHexadecimal) else { throw fault("invalid escape sequence", at: start) }
      position += 4
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = next == UInt8(ascii: "u") ? 4 : 8
      guard holds(count, from: 2, Self.isHexadecimal) else {
        throw fault("invalid escape sequence", at: start)
      }
      position += 2 + count
    case 0x30...0x33 where holds(2, from: 2, Self.isOctal): position += 4
    default: throw fault("invalid escape sequence", at: start)
    }
  }

  private func fault(_ what: String, at offset: Int) -> CELFault {
    CELFault(what, at: offset, in: text)
  }
}
