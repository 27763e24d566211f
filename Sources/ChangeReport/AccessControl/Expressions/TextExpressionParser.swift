/// Parses regular expressions in the syntax of RE2.
struct TextExpressionParser {
  private typealias Syntax = TextExpression.Syntax

  private let scalars: [UnicodeScalar]
  private var position = 0
  private var depth = 0
  private var ignoresCase: Bool

  private static let maximumDepth = 50
  private static let maximumCount = 1000

  init(_ text: String, ignoresCase: Bool) {
    (scalars, self.ignoresCase) = (Array(text.unicodeScalars), ignoresCase)
  }

  /// The structure; nil if the syntax is wrong or not supported.
  mutating func parse() -> TextExpression.Syntax? {
    guard let whole = choice(), position == scalars.count else { return nil }
    return whole
  }

  private func peek(_ offset: Int = 0) -> UnicodeScalar? {
    scalars.indices.contains(position + offset) ? scalars[position + offset] : nil
  }

  private mutating func take(_ scalar: UnicodeScalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }

  private mutating func choice() -> Syntax? {
    var options: [Syntax] = []
    repeat {
      guard let option = sequence() else { return nil }
      options.append(option)
    } while take("|")
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() -> Syntax? {
    var parts: [Syntax] = []
    while let next = peek(), next != "|", next != ")" {
      switch next {
      // The whole text is matched, so an assertion of its start or end is fulfilled there.
      case "^" where depth == 0 && parts.isEmpty: position += 1
      case "$" where depth == 0 && (peek(1) == nil || peek(1) == "|"): position += 1
      case "^", "$": return nil
      default:
        guard let atom = atom(), let part = repetition(of: atom) else { return nil }
        parts.append(part)
      }
    }
    return .sequence(parts)
  }

  private mutating func repetition(of atom: Syntax) -> Syntax? {
    var part = atom
    switch peek() {
    case "*": part = .unlimited(atom, minimum: 0)
    case "+": part = .unlimited(atom, minimum: 1)
    case "?": part = .repetition(atom, 0...1)
    case "{":
      guard let count = count() else { return atom }
      guard count.minimum <= Self.maximumCount, (count.maximum ?? 0) <= Self.maximumCount else { return nil }
      if let maximum = count.maximum {
        guard count.minimum <= maximum else { return nil }
        part = .repetition(atom, count.minimum...maximum)
      } else {
        part = .unlimited(atom, minimum: count.minimum)
      }
      position -= 1
    default: return atom
    }
    position += 1
    // The shortest and the longest match are equal for whole strings.
    _ = take("?")
    if let next = peek(), "*+?".unicodeScalars.contains(next) { return nil }
    return part
  }

  /// A number of repetitions such as `{2,3}`; nil if the brace is a literal, and then the position is unchanged.
  private mutating func count() -> (minimum: Int, maximum: Int?)? {
    let start = position
    position += 1
    let minimum = number()
    var maximum = minimum
    if take(",") { maximum = number() }
    guard let minimum, take("}") else {
      position = start
      return nil
    }
    return (minimum, maximum)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let next = peek(), ScalarSet.digits.contains(next.value), digits.utf8.count < 9 {
      digits.unicodeScalars.append(next)
      position += 1
    }
    return Int(digits)
  }

  private mutating func atom() -> Syntax? {
    guard let next = peek() else { return nil }
    switch next {
    case "*", "+", "?": return nil
    case "(": return group()
    case "[": return bracket().map { .scalars($0) }
    case "\\": return escape().map { .scalars(ignoresCase ? $0.ignoringCase : $0) }
    case ".":
      position += 1
      // Paths, hosts, and headers contain no line breaks, which the dot does not match.
      return .scalars(.any)
    default:
      position += 1
      return .scalars(ignoresCase ? ScalarSet(next).ignoringCase : ScalarSet(next))
    }
  }

  private mutating func group() -> Syntax? {
    guard depth < Self.maximumDepth else { return nil }
    position += 1
    let outer = ignoresCase
    if take("?") {
      if take("P") || peek() == "<" {
        guard take("<") else { return nil }
        while let next = peek(), next != ">" {
          guard ScalarSet.word.contains(next.value) else { return nil }
          position += 1
        }
        guard take(">") else { return nil }
      } else {
        while let next = peek(), next != ":", next != ")" {
          switch next {
          case "i": ignoresCase = true
          case "s", "U": break
          default: return nil
          }
          position += 1
        }
        // Flags without a group apply to the rest of the enclosing group.
        if take(")") { return .sequence([]) }
        guard take(":") else { return nil }
      }
    }
    depth += 1
    defer { depth -= 1 }
    guard let inner = choice(), take(")") else { return nil }
    ignoresCase = outer
    return inner
  }

  /// A class of characters after a backslash.
  private mutating func escape() -> ScalarSet? {
    guard let next = peek(1) else { return nil }
    position += 2
    switch next {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .word
    case "W": return ScalarSet.word.inverted
    case "s": return .space
    case "S": return ScalarSet.space.inverted
    case "n": return ScalarSet("\n")
    case "r": return ScalarSet("\r")
    case "t": return ScalarSet("\t")
    default: return next.value < 0x80 && !ScalarSet.word.contains(next.value) ? ScalarSet(next) : nil
    }
  }

  /// A class in brackets, such as `[^/a-z]`.
  private mutating func bracket() -> ScalarSet? {
    position += 1
    let isInverted = take("^")
    var set = ScalarSet([])
    var isFirst = true
    while let next = peek(), next != "]" || isFirst {
      isFirst = false
      if next == "[", peek(1) == ":" {
        guard let named = namedClass() else { return nil }
        set = set.union(named)
        continue
      }
      guard let low = member() else { return nil }
      if peek() == "-", let end = peek(1), end != "]" {
        position += 1
        guard let high = member(), let first = low.single, let last = high.single, first <= last else {
          return nil
        }
        set = set.union(ScalarSet([first...last]))
      } else {
        set = set.union(low)
      }
    }
    guard take("]") else { return nil }
    if ignoresCase { set = set.ignoringCase }
    return isInverted ? set.inverted : set
  }

  private mutating func member() -> ScalarSet? {
    guard let next = peek() else { return nil }
    if next == "\\" { return escape() }
    position += 1
    return ScalarSet(next)
  }

  private mutating func namedClass() -> ScalarSet? {
    position += 2
    var name = ""
    while let next = peek(), ScalarSet.lowercase.contains(next.value) {
      name.unicodeScalars.append(next)
      position += 1
    }
    guard take(":"), take("]") else { return nil }
    switch name {
    case "alnum": return ScalarSet.letters.union(.digits)
    case "alpha": return .letters
    case "digit": return .digits
    case "lower": return .lowercase
    case "upper": return .uppercase
    case "word": return .word
    case "xdigit": return ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
    default: return nil
    }
  }
}

extension ScalarSet {
  /// The only scalar of the set; nil if it has several.
  fileprivate var single: UInt32? {
    guard ranges.count == 1, let range = ranges.first, range.count == 1 else { return nil }
    return range.lowerBound
  }
}
