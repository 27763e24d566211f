/// Whether some YAML parser resolves this plain scalar to something other than a string.
///
/// The parsers of Kubernetes follow YAML 1.1 with extensions; other tools follow 1.1 or 1.2 exactly. The result is true
/// if any of them resolves the scalar to a boolean, null, a number (also octal, hexadecimal, binary, sexagesimal, or
/// with underscores), a date, a merge key, a default-value key, or a document marker. The comparison ignores case.
func isLookalike(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first else { return true }
  switch first {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): return isNumber(text) || isDate(text)
  case UInt8(ascii: "+"): return isNumber(text.dropped(1))
  case UInt8(ascii: "-"): return isNumber(text.dropped(1)) || isMarker(text)
  case UInt8(ascii: "."): return isNumber(text) || isMarker(text)
  case UInt8(ascii: "~"), UInt8(ascii: "="): return text.count == 1
  case UInt8(ascii: "<"): return text.spells("<<")
  default: return text.count <= 5 && isWord(text)
  }
}

private func isWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first else { return false }
  switch first | 0x20 {
  case UInt8(ascii: "y"): return text.count == 1 || text.spells("yes")
  case UInt8(ascii: "n"): return text.count == 1 || text.spells("no") || text.spells("null")
  case UInt8(ascii: "t"): return text.spells("true")
  case UInt8(ascii: "f"): return text.spells("false")
  case UInt8(ascii: "o"): return text.spells("on") || text.spells("off")
  default: return false
  }
}

/// Whether the text is a number: digits with underscores, sexagesimal groups, a fraction, and an exponent; another
/// radix; infinity; or NaN.
private func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  if text.count > 2, text[0] == UInt8(ascii: "0"), "xob".utf8.contains(text[1] | 0x20) {
    return text.dropped(2).allSatisfy {
      isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
    }
  }
  if text.spells(".inf") || text.spells(".nan") { return true }
  var rest = text.dropped(while: isDigit)
  var hasDigits = rest.count < text.count
  while rest.count > 1, rest[0] == UInt8(ascii: ":"), isDigit(rest[1]) {
    rest = rest.dropped(1).dropped(while: isDigit)
  }
  if rest.first == UInt8(ascii: ".") {
    let fraction = rest.dropped(1)
    rest = fraction.dropped(while: isDigit)
    hasDigits = hasDigits || rest.count < fraction.count
  }
  guard hasDigits else { return false }
  if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
    rest = rest.dropped(1)
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      rest = rest.dropped(1)
    }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
  return rest.isEmpty
}

/// Whether the text is a date such as `2001-1-2`, with an optional time.
private func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var rest = text.dropped(while: isDigit)
  guard text.count - rest.count == 4 else { return false }
  for _ in 0..<2 {
    guard rest.first == UInt8(ascii: "-") else { return false }
    let digits = rest.dropped(1)
    rest = digits.dropped(while: isDigit)
    guard (1...2).contains(digits.count - rest.count) else { return false }
  }
  guard let next = rest.first else { return true }
  return next == UInt8(ascii: " ") || next | 0x20 == UInt8(ascii: "t")
}

/// Whether the text is `---` or `...`, followed by a space or the end.
private func isMarker(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard text.count >= 3, text[1] == text[0], text[2] == text[0] else { return false }
  return text.count == 3 || text[3] == UInt8(ascii: " ")
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func dropped(_ count: Int) -> Self { Self(rebasing: dropFirst(count)) }

  fileprivate func dropped(while isTaken: (UInt8) -> Bool) -> Self { Self(rebasing: drop(while: isTaken)) }

  /// Whether the bytes equal this lowercase word, ignoring case.
  fileprivate func spells(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      indices.allSatisfy {
        self[$0] == letters[$0] || (self[$0] | 0x20 == letters[$0] && letters[$0] >= 0x61)
      }
    }
  }
}
