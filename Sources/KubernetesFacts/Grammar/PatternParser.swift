/// Parses regular expressions with the syntax of RE2.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private var ignoresCase = false
  private var matchesLines = false

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  /// The whole expression; nil if its syntax is not supported.
  mutating func parse() -> PatternPart? {
    guard let part = choice(), index == scalars.count else { return nil }
    return part
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func take(text: String) -> Bool {
    guard scalars[index...].starts(with: text.unicodeScalars) else { return false }
    index += text.unicodeScalars.count
    return true
  }

  private mutating func choice() -> PatternPart? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 32 else { return nil }
    var parts: [PatternPart] = []
    repeat {
      guard let part = sequence() else { return nil }
      parts.append(part)
    } while take("|")
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() -> PatternPart? {
    var parts: [PatternPart] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let part = atom(), let repeated = repetition(of: part) else { return nil }
      parts.append(repeated)
    }
    return .sequence(parts)
  }

  private mutating func repetition(of part: PatternPart) -> PatternPart? {
    var result = part
    if take("*") {
      result = .repetition(part, 0, nil)
    } else if take("+") {
      result = .repetition(part, 1, nil)
    } else if take("?") {
      result = .repetition(part, 0, 1)
    } else if next == "{" {
      let start = index
      index += 1
      guard let least = number() else {
        index = start + 1
        return nil
      }
      var most: Int? = least
      if take(",") { most = number() }
      guard take("}"), least <= 1000, most ?? 0 <= 1000, most.map({ $0 >= least }) ?? true else { return nil }
      result = .repetition(part, least, most)
    } else {
      return part
    }
    // A lazy repetition matches the same texts.
    _ = take("?")
    return ["*", "+", "?"].contains(next) ? nil : result
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, scalar.isASCII, UInt8(ascii: scalar).isDigit {
      digits.unicodeScalars.append(scalar)
      index += 1
    }
    return Int(digits)
  }

  private mutating func atom() -> PatternPart? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "(": return group()
    case "[": return characterClass().map { .set($0) }
    case "^": return .start
    case "$": return .end
    case ".": return .set(PatternSet(ranges: matchesLines ? [] : [0x0A...0x0A], isNegated: true))
    case "*", "+", "?", "{": return nil
    case "\\":
      if take("A") { return .start }
      if take("z") { return .end }
      return escape().map { .set($0) }
    default: return .set(single(scalar))
    }
  }

  private func single(_ scalar: Unicode.Scalar) -> PatternSet {
    PatternSet(ranges: [scalar.value...scalar.value], ignoresCase: ignoresCase)
  }

  private mutating func group() -> PatternPart? {
    let outer = (ignoresCase, matchesLines)
    if take("?") {
      if take(text: "P<") || take("<") {
        while let scalar = next, scalar != ">" { index += 1 }
        guard take(">") else { return nil }
      } else {
        while let flag = next, flag != ":", flag != ")" {
          index += 1
          switch flag {
          case "i": ignoresCase = true
          case "s": matchesLines = true
          default: return nil
          }
        }
        // Flags without a colon hold until the end of the group around them.
        if take(")") { return .sequence([]) }
        guard take(":") else { return nil }
      }
    }
    guard let part = choice(), take(")") else { return nil }
    (ignoresCase, matchesLines) = outer
    return part
  }

  private static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  private static let lower: [ClosedRange<UInt32>] = [0x61...0x7A]
  private static let upper: [ClosedRange<UInt32>] = [0x41...0x5A]
  private static let spaces: [ClosedRange<UInt32>] = [0x09...0x0A, 0x0C...0x0D, 0x20...0x20]

  private mutating func escape() -> PatternSet? {
    guard let scalar = next else { return nil }
    index += 1
    let words = Self.digits + Self.lower + Self.upper + [0x5F...0x5F]
    switch scalar {
    case "d", "D": return PatternSet(ranges: Self.digits, isNegated: scalar == "D")
    case "w", "W": return PatternSet(ranges: words, isNegated: scalar == "W")
    case "s", "S": return PatternSet(ranges: Self.spaces, isNegated: scalar == "S")
    case "n": return single("\n")
    case "t": return single("\t")
    case "r": return single("\r")
    case "f": return single("\u{0C}")
    case "v": return single("\u{0B}")
    default:
      let isPunctuation = scalar.isASCII && !UInt8(ascii: scalar).isAlphanumeric
      return isPunctuation ? single(scalar) : nil
    }
  }

  private static let named: [String: [ClosedRange<UInt32>]] = [
    "[:alpha:]": lower + upper, "[:digit:]": digits, "[:alnum:]": lower + upper + digits, "[:lower:]": lower,
    "[:upper:]": upper, "[:space:]": spaces + [0x0B...0x0B], "[:print:]": [0x20...0x7E],
    "[:graph:]": [0x21...0x7E], "[:punct:]": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "[:word:]": lower + upper + digits + [0x5F...0x5F], "[:xdigit:]": digits + [0x41...0x46, 0x61...0x66],
  ]

  private mutating func characterClass() -> PatternSet? {
    var set = PatternSet(ignoresCase: ignoresCase)
    set.isNegated = take("^")
    var isFirst = true
    while isFirst || next != "]" {
      isFirst = false
      guard let low = next else { return nil }
      if low == "[",
        let name = Self.named.keys.first(where: { scalars[index...].starts(with: $0.unicodeScalars) })
      {
        index += name.unicodeScalars.count
        set.ranges += Self.named[name] ?? []
        continue
      }
      guard let start = classMember() else { return nil }
      guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        if start.isNegated { return nil }
        set.ranges += start.ranges
        continue
      }
      index += 1
      guard let end = classMember(), let first = start.only, let last = end.only, first <= last else {
        return nil
      }
      set.ranges.append(first...last)
    }
    index += 1
    return set
  }

  private mutating func classMember() -> PatternSet? {
    guard let scalar = next else { return nil }
    index += 1
    return scalar == "\\" ? escape() : PatternSet(ranges: [scalar.value...scalar.value])
  }
}

extension PatternSet {
  /// The scalar of a set with only one.
  fileprivate var only: UInt32? {
    guard ranges.count == 1, !isNegated, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }
}
