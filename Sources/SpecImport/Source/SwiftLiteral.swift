/// String literals and identifiers of Swift source.
enum SwiftLiteral {
  /// A string literal on one line; invisible characters are escaped, and quotes and backslashes lead to a raw literal.
  static func line(_ text: String) -> String { line([.text(text)]) }

  /// A string of pieces on one line.
  static func line(_ pieces: [TextPiece]) -> String {
    let text = plain(pieces)
    if !text.unicodeScalars.contains(where: isHidden) {
      let marks = rawMarks(for: text, quote: "\"")
      return "\(marks)\"\(source(of: pieces, marks))\"\(marks)"
    }
    var result = "\""
    for piece in pieces {
      if case .text(let text) = piece {
        for scalar in text.unicodeScalars { result += escaped(scalar) }
      } else if let source = piece.source {
        result += "\\(\(source))"
      }
    }
    return result + "\""
  }

  /// The text of the pieces, with a space for each interpolated piece.
  private static func plain(_ pieces: [TextPiece]) -> String {
    pieces.map { piece in if case .text(let text) = piece { text } else { " " } }.joined()
  }

  /// The content of a literal whose delimiters have these number signs.
  private static func source(of pieces: [TextPiece], _ marks: String) -> String {
    pieces.map { piece in
      if case .text(let text) = piece { text } else { "\\\(marks)(\(piece.source ?? ""))" }
    }.joined()
  }

  /// The text of a comment on one line: characters that end a line or are invisible become spaces.
  static func comment(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isHidden($0) ? " " : $0 }))
  }

  /// The lines of a multi-line literal without indentation; nil if the text has one line or cannot be written so.
  static func block(_ text: String) -> [String]? { block([.text(text)]) }

  /// The lines of a multi-line literal of pieces; nil if the text has one line or cannot be written so.
  static func block(_ pieces: [TextPiece]) -> [String]? {
    let text = plain(pieces)
    guard text.utf8.contains(0x0A) else { return nil }
    let scalars = text.unicodeScalars
    guard !scalars.contains(where: { $0 != "\n" && $0 != "\t" && isHidden($0) }) else { return nil }
    let marks = rawMarks(for: text, quote: "\"\"\"")
    let lines = source(of: pieces, marks).utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    return ["\(marks)\"\"\""] + lines + ["\"\"\"\(marks)"]
  }

  /// The number signs of a raw literal: one more than follow any quote or backslash in `text`; none if `text` has
  /// neither.
  private static func rawMarks(for text: String, quote: String) -> String {
    var needed = 0
    var run: Int?
    var quotes = 0
    let length = quote.utf8.count
    for byte in text.utf8 {
      switch byte {
      case 0x5C:
        run = 0
        quotes = 0
        needed = max(needed, 1)
      case 0x22:
        quotes += 1
        run = quotes >= length ? 0 : nil
        if quotes >= length { needed = max(needed, 1) }
      case 0x23:
        quotes = 0
        if let count = run {
          run = count + 1
          needed = max(needed, count + 2)
        }
      default:
        quotes = 0
        run = nil
      }
    }
    // A block that ends with a quote is fine: the closing delimiter is on its own line.
    return String(repeating: "#", count: needed)
  }

  /// Whether a character is invisible, ends a line in an editor, or is a space other than ' '.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || scalar.value == 0x7F { return true }
    if scalar.value < 0x7F { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
      return true
    case .spaceSeparator: return true
    default: return false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case "\"": "\\\""
    case "\\": "\\\\"
    default: isHidden(scalar) ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
    }
  }

  /// A name as an identifier in camel case: `user-db` becomes `userDb`, and `2048` becomes `n2048`.
  static func identifier(_ name: String, capitalized: Bool = false) -> String {
    let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    var result = ""
    for (position, word) in words.enumerated() {
      let first = word.prefix(1)
      result += (position > 0 || capitalized ? first.uppercased() : first.lowercased()) + word.dropFirst()
    }
    if result.isEmpty { result = capitalized ? "System" : "value" }
    if result.first?.isNumber == true { result = (capitalized ? "System" : "n") + result }
    return result
  }

  /// An identifier in backticks if it is a keyword.
  static func quoted(_ identifier: String) -> String {
    keywords.contains(identifier) ? "`\(identifier)`" : identifier
  }

  static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch", "class",
    "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate",
    "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
    "package",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static",
    "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

/// Identifiers that are already used in a scope.
struct Identifiers {
  private var used: Set<String>
  /// The next number of each identifier that several names have.
  private var next: [String: Int] = [:]

  init(reserved: Set<String> = []) { used = reserved }

  /// The identifier for a name, with a number if another name has it.
  mutating func unique(_ name: String, capitalized: Bool = false) -> String {
    let base = SwiftLiteral.identifier(name, capitalized: capitalized)
    var candidate = base
    var number = next[base] ?? 2
    defer { if number > 2 { next[base] = number } }
    while !used.insert(candidate).inserted {
      candidate = "\(base)\(number)"
      number += 1
    }
    return candidate
  }
}
