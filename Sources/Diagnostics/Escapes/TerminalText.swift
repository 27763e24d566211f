extension String {
  /// The string in a form that is safe for terminals and logs: without control characters, changes of the writing
  /// direction, or commands of CI services.
  ///
  /// - Parameter keepsLines: whether line feeds and tabs are kept; if false, the result is one line.
  package func safeForTerminal(keepsLines: Bool = false) -> String {
    guard utf8.contains(where: Self.isSuspect) || beginsCommand else { return self }
    var result = ""
    result.reserveCapacity(utf8.count + 16)
    var isLineStart = true
    var last: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      if keepsLines, scalar == "\n" || scalar == "\t" {
        result.unicodeScalars.append(scalar)
      } else if scalar.isHazardous {
        result += scalar.spelled
      } else if scalar == ":" && isLineStart || scalar == "[" && last == "#" {
        // CI services interpret `::command` at the start of a line, and `##[command]` anywhere.
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
      isLineStart = scalar == "\n" || isLineStart && scalar.properties.isWhitespace
      last = scalar
    }
    return result
  }

  /// Whether the string begins with `::`, before which CI services ignore whitespace.
  private var beginsCommand: Bool {
    unicodeScalars.drop { $0.properties.isWhitespace }.starts(with: "::".unicodeScalars)
  }

  /// Whether a byte can be part of an unsafe character or of `##[`; most strings contain no such byte.
  private static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3, UInt8(ascii: "#"): true
    default: false
    }
  }

  /// The JSON without terminal control characters or changes of the writing direction, which are escaped.
  package var safeJSON: String {
    guard utf8.contains(where: { $0 >= 0x7F }) else { return self }
    return unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isHazardous, scalar.value >= 0x7F {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a control character, ends a line, changes the writing direction, or is invisible.
  var isHazardous: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// The character as a Swift or Rust escape: `\n`, `\u{1B}`.
  fileprivate var spelled: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
