/// The syntax tree of an expression that can be evaluated.
indirect enum CELSyntax: Sendable {
  case literal(CELValue)
  case variable(String)
  case list([CELSyntax])
  case map([(key: CELSyntax, value: CELSyntax)])
  /// `operand.field`, or `operand.?field` if it is optional.
  case field(CELSyntax, String, isOptional: Bool)
  /// `operand[index]`, or `operand[?index]` if it is optional.
  case element(CELSyntax, CELSyntax, isOptional: Bool)
  case has(CELSyntax, String)
  case call(String, target: CELSyntax?, [CELSyntax])
  case not(CELSyntax)
  case negative(CELSyntax)
  case binary(String, CELSyntax, CELSyntax)
  case choice(CELSyntax, CELSyntax, CELSyntax)
}

/// Parses expressions whose syntax `CELParser` has accepted; throws for what the evaluation does not support.
struct CELSyntaxParser {
  private let bytes: [UInt8]
  private let tokens: [CELToken]
  private var index = 0
  private var depth = 0

  static func parse(_ text: String) throws -> CELSyntax {
    var lexer = CELLexer(text)
    var parser = CELSyntaxParser(bytes: Array(text.utf8), tokens: try lexer.tokens())
    let syntax = try parser.expression()
    guard parser.token.kind == .end else { throw CELProblem.unsupported }
    return syntax
  }

  private init(bytes: [UInt8], tokens: [CELToken]) { (self.bytes, self.tokens) = (bytes, tokens) }

  private var token: CELToken { tokens[index] }

  private mutating func take(_ symbol: String) -> Bool {
    guard token.kind == .symbol, token.text == symbol else { return false }
    index += 1
    return true
  }

  private mutating func take(anyOf symbols: [String]) -> String? {
    let isWord = token.kind == .word && token.text == "in"
    guard token.kind == .symbol || isWord, symbols.contains(token.text) else { return nil }
    defer { index += 1 }
    return token.text
  }

  private mutating func expect(_ symbol: String) throws {
    if !take(symbol) { throw CELProblem.unsupported }
  }

  private mutating func expression() throws -> CELSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw CELProblem.unsupported }
    let condition = try binary(0)
    guard take("?") else { return condition }
    let one = try binary(0)
    try expect(":")
    return .choice(condition, one, try expression())
  }

  /// The operators, weakest first.
  private static let operators = [
    ["||"], ["&&"], ["<", "<=", ">", ">=", "==", "!=", "in"], ["+", "-"], ["*", "/", "%"],
  ]

  private mutating func binary(_ level: Int) throws -> CELSyntax {
    guard level < Self.operators.count else { return try unary() }
    var result = try binary(level + 1)
    while let symbol = take(anyOf: Self.operators[level]) {
      result = .binary(symbol, result, try binary(level + 1))
    }
    return result
  }

  private mutating func unary() throws -> CELSyntax {
    var (nots, minuses) = (0, 0)
    while take("!") { nots += 1 }
    while take("-") { minuses += 1 }
    var result = try member()
    if minuses % 2 == 1 { result = .negative(result) }
    for _ in 0..<min(nots, 32) { result = .not(result) }
    return result
  }

  private mutating func member() throws -> CELSyntax {
    var result = try primary()
    while true {
      if take(".") {
        let isOptional = take("?")
        guard token.kind == .word || token.kind == .quotedWord else { throw CELProblem.unsupported }
        let name = token.text
        index += 1
        if !isOptional, take("(") {
          result = .call(name, target: result, try elements(until: ")"))
        } else {
          result = .field(result, name, isOptional: isOptional)
        }
      } else if take("[") {
        let isOptional = take("?")
        result = .element(result, try expression(), isOptional: isOptional)
        try expect("]")
      } else {
        return result
      }
    }
  }

  private mutating func elements(until end: String) throws -> [CELSyntax] {
    var elements: [CELSyntax] = []
    while !take(end) {
      elements.append(try expression())
      if !take(",") {
        try expect(end)
        break
      }
    }
    return elements
  }

  private mutating func primary() throws -> CELSyntax {
    if take("(") {
      let result = try expression()
      try expect(")")
      return result
    }
    if take("[") { return .list(try elements(until: "]")) }
    if take("{") {
      var entries: [(key: CELSyntax, value: CELSyntax)] = []
      while !take("}") {
        let key = try expression()
        try expect(":")
        entries.append((key, try expression()))
        if !take(",") {
          try expect("}")
          break
        }
      }
      return .map(entries)
    }
    let token = token
    index = min(index + 1, tokens.count - 1)
    switch token.kind {
    case .number: return .literal(try number(at: token.offset))
    case .string: return .literal(.string(try CELLiteral.text(bytes[token.offset...])))
    case .word: return try word(token.text)
    case .quotedWord, .bytes, .symbol, .end: throw CELProblem.unsupported
    }
  }

  private mutating func word(_ name: String) throws -> CELSyntax {
    switch name {
    case "true", "false": return .literal(.bool(name == "true"))
    case "null": return .literal(.null)
    default: break
    }
    guard take("(") else { return .variable(name) }
    let arguments = try elements(until: ")")
    guard name == "has" else { return .call(name, target: nil, arguments) }
    guard arguments.count == 1, case .field(let operand, let field, false) = arguments[0] else {
      throw CELProblem.unsupported
    }
    return .has(operand, field)
  }

  private func number(at offset: Int) throws -> CELValue {
    let digits = bytes[offset...].prefix { $0.isAlphanumeric || $0 == UInt8(ascii: ".") }
    let text = String(decoding: digits, as: UTF8.self)
    if let number = Int64(text) { return .int(number) }
    guard text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }), let number = Double(text) else {
      throw CELProblem.unsupported
    }
    return .double(number)
  }
}

/// The value of a string literal.
private enum CELLiteral {
  static func text(_ start: ArraySlice<UInt8>) throws -> String {
    var rest = start
    var isRaw = false
    if let first = rest.first, first.isLetter {
      isRaw = true
      rest = rest.dropFirst()
    }
    guard let quote = rest.first else { throw CELProblem.unsupported }
    let isLong = rest.prefix(3).elementsEqual([quote, quote, quote])
    let end = Array(repeating: quote, count: isLong ? 3 : 1)
    rest = rest.dropFirst(end.count)
    var text: [UInt8] = []
    while !rest.starts(with: end) {
      guard let byte = rest.popFirst() else { throw CELProblem.unsupported }
      guard byte == UInt8(ascii: "\\"), !isRaw else {
        text.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case let escaped? where #"\"'`?"#.utf8.contains(escaped): text.append(escaped)
      default: throw CELProblem.unsupported
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
