/// The syntax of Go's regular expressions (RE2), without look-around or back-references.
package enum RegularExpressionForm {
  /// The maximum length in bytes of an expression in Istio's kinds.
  package static let istioLimit = 1024

  /// The error in an expression; nil if it is valid.
  ///
  /// The check finds common errors: unclosed brackets, repetition without an operand, and Perl syntax that RE2 does not
  /// support.
  package static func fault(in pattern: String) -> String? {
    var scanner = Scanner(bytes: Array(pattern.utf8))
    return scanner.run()
  }

  private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    var depth = 0
    /// Whether there is an operand that can be repeated.
    var hasOperand = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    private func peek(_ offset: Int = 0) -> UInt8? {
      bytes.indices.contains(index + offset) ? bytes[index + offset] : nil
    }

    mutating func run() -> String? {
      while let byte = peek() {
        index += 1
        switch byte {
        case UInt8(ascii: "\\"):
          guard let next = peek() else { return "the expression ends with a backslash" }
          index += 1
          if next.isDigit, next != UInt8(ascii: "0") { return "back-references are not supported" }
          if next.isLetter, !Self.escapes.contains(next) { return Self.unknownEscape(next) }
          hasOperand = true
        case UInt8(ascii: "["):
          if let fault = characterClass() { return fault }
          hasOperand = true
        case UInt8(ascii: "("):
          depth += 1
          hasOperand = false
          if peek() == UInt8(ascii: "?") {
            switch peek(1) {
            case UInt8(ascii: "="), UInt8(ascii: "!"): return "look-ahead is not supported"
            case UInt8(ascii: "<") where peek(2) == UInt8(ascii: "=") || peek(2) == UInt8(ascii: "!"):
              return "look-behind is not supported"
            case UInt8(ascii: ">"): return "atomic groups are not supported"
            case let mark? where !Self.groupMarks.contains(mark):
              return "'(?\(Character(Unicode.Scalar(mark)))' is not supported"
            default:
              while let next = peek(), next != UInt8(ascii: ":"), next != UInt8(ascii: ">"),
                next != UInt8(ascii: ")")
              {
                index += 1
              }
              if peek() != UInt8(ascii: ")") { index += 1 }
            }
          }
        case UInt8(ascii: ")"):
          guard depth > 0 else { return "')' has no '('" }
          depth -= 1
          hasOperand = true
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
          guard hasOperand else { return "'\(Character(Unicode.Scalar(byte)))' has nothing to repeat" }
          if peek() == UInt8(ascii: "?") { index += 1 }
          hasOperand = false
          if let next = peek(), [UInt8(ascii: "*"), UInt8(ascii: "+")].contains(next) {
            return "a repetition follows another repetition"
          }
          hasOperand = true
        case UInt8(ascii: "{"):
          if let fault = repetition() { return fault }
          hasOperand = true
        case UInt8(ascii: "|"): hasOperand = false
        case UInt8(ascii: "^"): hasOperand = true
        default: hasOperand = true
        }
      }
      return depth > 0 ? "'(' is not closed" : nil
    }

    private static let escapes = Set("AbBzdDsSwWpPQEafnrtvxC".utf8)
    private static let groupMarks = Set("imsU-:P<".utf8)

    private static func unknownEscape(_ letter: UInt8) -> String {
      "the escape '\\\(Character(Unicode.Scalar(letter)))' is not supported"
    }

    /// Checks `{2}`, `{2,}`, and `{2,5}`; other braces are literals.
    private mutating func repetition() -> String? {
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let parts = bytes[index..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), let first = parts.first, !first.isEmpty,
        parts.joined().allSatisfy(\.isDigit)
      else { return nil }
      guard hasOperand else { return "a repetition in braces has nothing to repeat" }
      let numbers = parts.map { part in
        part.isEmpty ? nil : Int(String(decoding: part, as: UTF8.self)) ?? .max
      }
      if numbers.contains(where: { ($0 ?? 0) > 1000 }) {
        return "a repetition of more than 1000 is not supported"
      }
      if let least = numbers[0], let most = numbers.last ?? nil, most < least {
        return "the minimum of a repetition is greater than its maximum"
      }
      index = end + 1
      if peek() == UInt8(ascii: "?") { index += 1 }
      return nil
    }

    private mutating func characterClass() -> String? {
      if peek() == UInt8(ascii: "^") { index += 1 }
      var isFirst = true
      while let byte = peek() {
        index += 1
        if byte == UInt8(ascii: "]"), !isFirst { return nil }
        isFirst = false
        if byte == UInt8(ascii: "\\") {
          guard let next = peek() else { break }
          if next.isLetter, !Self.escapes.contains(next) { return Self.unknownEscape(next) }
          index += 1
        } else if byte == UInt8(ascii: "["), peek() == UInt8(ascii: ":") {
          while let next = peek(), next != UInt8(ascii: "]") { index += 1 }
          if peek() != nil { index += 1 }
        } else if peek() == UInt8(ascii: "-"), let end = peek(1), end != UInt8(ascii: "]"),
          end != UInt8(ascii: "\\")
        {
          if end < byte { return "the start of a character range is greater than its end" }
          // The end of a range cannot be the start of another one.
          index += 2
        }
      }
      return "'[' is not closed"
    }
  }
}
