/// The form of regular expressions as Go reads them (RE2): without look-around and back-references.
package enum RegularExpressionForm {
  /// What is wrong with an expression; nil if it is well-formed.
  ///
  /// This finds what people write: brackets that are not closed, repetition of nothing, and what Perl has beyond RE2.
  package static func fault(in pattern: String) -> String? {
    var scanner = Scanner(bytes: Array(pattern.utf8))
    return scanner.run()
  }

  private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    var depth = 0
    /// Whether something stands before that can be repeated.
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
          guard let next = peek() else { return "a backslash stands at the end" }
          index += 1
          if next.isDigit, next != UInt8(ascii: "0") { return "back-references are not supported" }
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
          guard hasOperand else { return "'\(Character(Unicode.Scalar(byte)))' repeats nothing" }
          if peek() == UInt8(ascii: "?") { index += 1 }
          hasOperand = false
          if let next = peek(), [UInt8(ascii: "*"), UInt8(ascii: "+")].contains(next) {
            return "two repetitions stand side by side"
          }
          hasOperand = true
        case UInt8(ascii: "|"): hasOperand = false
        case UInt8(ascii: "^"): hasOperand = true
        default: hasOperand = true
        }
      }
      return depth > 0 ? "'(' is not closed" : nil
    }

    private mutating func characterClass() -> String? {
      if peek() == UInt8(ascii: "^") { index += 1 }
      var isFirst = true
      while let byte = peek() {
        index += 1
        if byte == UInt8(ascii: "]"), !isFirst { return nil }
        isFirst = false
        if byte == UInt8(ascii: "\\") {
          guard peek() != nil else { break }
          index += 1
        } else if byte == UInt8(ascii: "["), peek() == UInt8(ascii: ":") {
          while let next = peek(), next != UInt8(ascii: "]") { index += 1 }
          if peek() != nil { index += 1 }
        } else if peek() == UInt8(ascii: "-"), let end = peek(1), end != UInt8(ascii: "]"),
          end != UInt8(ascii: "\\"),
          end < byte
        {
          return "a range of characters is reversed"
        }
      }
      return "'[' is not closed"
    }
  }
}
