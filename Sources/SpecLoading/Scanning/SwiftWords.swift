/// The words and marks of a Swift source, without comments or string literals, but including interpolations.
///
/// This is not a full parser: it supports just enough syntax to not mistake `"import Glibc"` for an import.
struct SwiftWords {
  /// A word, or a mark such as `{`, with its position and the adjacent bytes.
  struct Word {
    let text: String
    let line: Int
    let column: Int
    /// The byte before the word; 0 at the start of the file.
    let before: UInt8
    /// The byte after the word; 0 at the end of the file.
    let after: UInt8
    /// Whether the word is a mark.
    var isMark = false
    /// Whether the word is in a string interpolation.
    var isInterpolated = false
  }

  /// The context of a byte; the innermost context is last.
  private enum Nesting {
    case comment
    case string(pounds: Int, quotes: Int)
    case interpolation(openParentheses: Int)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var nesting: [Nesting] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next word; nil at the end.
  mutating func next() -> Word? {
    while position < bytes.count {
      switch nesting.last {
      case .comment: skipInComment()
      case .string(let pounds, let quotes): skipInString(pounds: pounds, quotes: quotes)
      case .interpolation, nil: if let word = nextInCode() { return word }
      }
    }
    return nil
  }

  private func at(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

  /// The number of consecutive bytes equal to `byte` from `index` on, at most `limit`.
  private func count(_ byte: UInt8, from index: Int, upTo limit: Int = .max) -> Int {
    var count = 0
    while count < limit, index + count < bytes.count, bytes[index + count] == byte { count += 1 }
    return count
  }

  private mutating func advance(_ count: Int = 1) {
    for index in position..<min(position + count, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    position += count
  }

  private mutating func nextInCode() -> Word? {
    let byte = at(position)
    if Self.isWord(byte) {
      let start = position
      while position < bytes.count, Self.isWord(at(position)) { position += 1 }
      return Word(
        text: String(decoding: bytes[start..<position], as: UTF8.self), line: line,
        column: start - lineStart + 1,
        before: at(start - 1), after: at(position), isInterpolated: isInterpolated)
    }
    let mark = mark(byte)
    switch byte {
    case UInt8(ascii: "/") where at(position + 1) == UInt8(ascii: "/"):
      while position < bytes.count, at(position) != UInt8(ascii: "\n") { position += 1 }
    case UInt8(ascii: "/") where at(position + 1) == UInt8(ascii: "*"):
      nesting.append(.comment)
      advance(2)
    case UInt8(ascii: "#"), UInt8(ascii: "\""):
      let pounds = count(UInt8(ascii: "#"), from: position)
      let quotes = count(UInt8(ascii: "\""), from: position + pounds, upTo: 3)
      advance(max(1, pounds + quotes))
      // Two quotes are an empty literal.
      if quotes == 1 || quotes == 3 { nesting.append(.string(pounds: pounds, quotes: quotes)) }
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      countParenthesis(opens: byte == UInt8(ascii: "("))
      advance()
    default:
      advance()
    }
    return mark
  }

  private var isInterpolated: Bool { if case .interpolation = nesting.last { true } else { false } }

  /// A mark of code; nil for whitespace and the start of a comment or a string literal.
  private func mark(_ byte: UInt8) -> Word? {
    guard byte > UInt8(ascii: " "), byte != UInt8(ascii: "`"), byte != UInt8(ascii: "\"") else { return nil }
    let next = at(position + 1)
    if byte == UInt8(ascii: "/"), next == byte || next == UInt8(ascii: "*") { return nil }
    return Word(
      text: String(UnicodeScalar(byte)), line: line, column: position - lineStart + 1,
      before: at(position - 1),
      after: next, isMark: true, isInterpolated: isInterpolated)
  }

  private mutating func countParenthesis(opens: Bool) {
    guard case .interpolation(let open) = nesting.last else { return }
    nesting.removeLast()
    let stillOpen = open + (opens ? 1 : -1)
    if stillOpen > 0 { nesting.append(.interpolation(openParentheses: stillOpen)) }
  }

  private mutating func skipInComment() {
    let pair = (at(position), at(position + 1))
    if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
      nesting.append(.comment)
      advance(2)
    } else if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
      nesting.removeLast()
      advance(2)
    } else {
      advance()
    }
  }

  private mutating func skipInString(pounds: Int, quotes: Int) {
    let byte = at(position)
    if byte == UInt8(ascii: "\\"), count(UInt8(ascii: "#"), from: position + 1, upTo: pounds) == pounds {
      let escaped = at(position + 1 + pounds)
      advance(2 + pounds)
      if escaped == UInt8(ascii: "(") { nesting.append(.interpolation(openParentheses: 1)) }
    } else if byte == UInt8(ascii: "\""), count(byte, from: position, upTo: quotes) == quotes,
      count(UInt8(ascii: "#"), from: position + quotes, upTo: pounds) == pounds
    {
      nesting.removeLast()
      advance(quotes + pounds)
    } else {
      // A single-line literal ends at the end of its line, even if it is not closed.
      if byte == UInt8(ascii: "\n"), quotes == 1 { nesting.removeLast() }
      advance()
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 128...255:
      true
    default: false
    }
  }
}
