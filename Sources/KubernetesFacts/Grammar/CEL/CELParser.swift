/// Parses expressions of the Common Expression Language with the optional syntax of Kubernetes.
struct CELParser {
  private let text: String
  private let tokens: [CELToken]
  private var index = 0
  private var depth = 0
  private(set) var references: [CELExpression.Reference] = []
  /// The names of the functions that the expression calls.
  private(set) var functions: [String] = []
  private(set) var comparisons: [CELExpression.Comparison] = []
  /// The variables that macros such as `all` declare.
  private(set) var bound: Set<String> = []
  /// Whether the part that was parsed last ends with the selection of a field.
  private var isSelection = false

  /// Creates a parser of the expression `text`.
  ///
  /// - Parameter tokens: the tokens of `text`.
  init(_ text: String, _ tokens: [CELToken]) { (self.text, self.tokens) = (text, tokens) }

  /// Parses all tokens.
  mutating func parse() throws(CELFault) -> CELExpression.Result {
    let result = try expression()
    guard token.kind == .end else { throw unexpected() }
    return result
  }

  /// Whether all tokens together are one variable with its fields.
  var isReference: Bool {
    references.count == 1 && functions.isEmpty
      && tokens.dropLast().allSatisfy { $0.kind == .word || $0.kind == .symbol && $0.text == "." }
  }

  private var token: CELToken { tokens[index] }

  private func unexpected() -> CELFault {
    let what =
      switch token.kind {
      case .end: "end"
      case .number: "number"
      case .string, .bytes: "string"
      case .word, .quotedWord, .symbol: "'\(token.text)'"
      }
    return CELFault("unexpected \(what)", at: token.offset, in: text)
  }

  private func isAt(_ symbol: String) -> Bool { token.kind == .symbol && token.text == symbol }

  private mutating func take(_ symbol: String) -> Bool {
    guard isAt(symbol) else { return false }
    index += 1
    return true
  }

  private mutating func take(anyOf symbols: [String]) -> String? {
    guard token.kind == .symbol, symbols.contains(token.text) else { return nil }
    defer { index += 1 }
    return token.text
  }

  private mutating func expect(_ symbol: String) throws(CELFault) {
    if !take(symbol) { throw unexpected() }
  }

  private mutating func expression() throws(CELFault) -> CELExpression.Result {
    depth += 1
    defer { depth -= 1 }
    guard depth < 64 else { throw CELFault(message: nil) }
    let condition = try alternatives()
    guard take("?") else { return condition }
    let one = try alternatives()
    try expect(":")
    let other = try expression()
    isSelection = false
    return one == other ? one : .unknown
  }

  private mutating func alternatives() throws(CELFault) -> CELExpression.Result {
    var result = try conjunction()
    while take("||") {
      _ = try conjunction()
      (result, isSelection) = (.bool, false)
    }
    return result
  }

  private mutating func conjunction() throws(CELFault) -> CELExpression.Result {
    var result = try relation()
    while take("&&") {
      _ = try relation()
      (result, isSelection) = (.bool, false)
    }
    return result
  }

  private mutating func relation() throws(CELFault) -> CELExpression.Result {
    let start = index
    var result = try addition()
    while true {
      let end = index
      let isMembership = token.kind == .word && token.text == "in"
      if isMembership {
        index += 1
      } else if take(anyOf: ["<", "<=", ">", ">=", "==", "!="]) == nil {
        return result
      }
      let other = try addition()
      if !isMembership {
        compare(start..<end, with: other)
        compare((end + 1)..<index, with: result)
      }
      (result, isSelection) = (.bool, false)
    }
  }

  /// Records a comparison if some tokens are a variable with its fields.
  private mutating func compare(_ range: Range<Int>, with other: CELExpression.Result) {
    guard [.string, .number, .bool].contains(other), range.count % 2 == 1 else { return }
    let isPath = range.allSatisfy { number in
      (number - range.lowerBound) % 2 == 0
        ? tokens[number].kind == .word : tokens[number].kind == .symbol && tokens[number].text == "."
    }
    guard isPath else { return }
    let path = tokens[range].filter { $0.kind == .word }.map(\.text)
    comparisons.append(.init(path: path, other: other))
  }

  private mutating func addition() throws(CELFault) -> CELExpression.Result {
    var result = try multiplication()
    while let symbol = take(anyOf: ["+", "-"]) {
      let other = try multiplication()
      isSelection = false
      if symbol == "-" {
        // A difference is a number, a duration, or a time.
        result = .number
      } else {
        let kinds = [result, other]
        result = kinds.contains(.string) ? .string : kinds.contains(.number) ? .number : .sum
      }
    }
    return result
  }

  private mutating func multiplication() throws(CELFault) -> CELExpression.Result {
    var result = try unary()
    while take(anyOf: ["*", "/", "%"]) != nil {
      _ = try unary()
      (result, isSelection) = (.number, false)
    }
    return result
  }

  private mutating func unary() throws(CELFault) -> CELExpression.Result {
    let result: CELExpression.Result
    if take("!") {
      while take("!") {}
      result = .bool
    } else if take("-") {
      while take("-") {}
      result = .number
    } else {
      return try member()
    }
    _ = try member()
    isSelection = false
    return result
  }

  private mutating func member() throws(CELFault) -> CELExpression.Result {
    var path: [String] = []
    isSelection = false
    var result = try primary(&path)
    while true {
      if take(".") {
        let isOptional = take("?")
        if isOptional { finish(&path) }
        let name = try fieldName()
        if !isOptional, take("(") {
          finish(&path, isReceiver: true)
          result = try call(of: name, isMember: true)
          isSelection = false
        } else {
          if !path.isEmpty { path.append(name) }
          result = .unknown
          isSelection = true
        }
      } else if take("[") {
        finish(&path)
        _ = take("?")
        _ = try expression()
        try expect("]")
        result = .unknown
        isSelection = false
      } else if !path.isEmpty, take("{") {
        path = []
        try fields()
        result = .unknown
        isSelection = false
      } else {
        finish(&path)
        return result
      }
    }
  }

  /// Records a variable with its fields.
  private mutating func finish(_ path: inout [String], isReceiver: Bool = false) {
    if !path.isEmpty { references.append(.init(path: path, isReceiver: isReceiver)) }
    path = []
  }

  private mutating func fieldName() throws(CELFault) -> String {
    guard token.kind == .quotedWord || token.kind == .word && !Self.words.contains(token.text) else {
      throw unexpected()
    }
    defer { index += 1 }
    return token.text
  }

  /// Parses the fields of an object such as `Object{spec: …}`, after the opening brace.
  private mutating func fields() throws(CELFault) {
    while !isAt("}") {
      _ = take("?")
      _ = try fieldName()
      try expect(":")
      _ = try expression()
      if !take(",") { break }
    }
    try expect("}")
  }

  private mutating func primary(_ path: inout [String]) throws(CELFault) -> CELExpression.Result {
    switch token.kind {
    case .number:
      index += 1
      return .number
    case .string:
      index += 1
      return .string
    case .bytes:
      index += 1
      return .other
    case .word: return try word(&path)
    case .symbol: break
    case .quotedWord, .end: throw unexpected()
    }
    if take("(") {
      let result = try expression()
      try expect(")")
      return result
    }
    if take("[") {
      try elements(until: "]", arePairs: false)
      return .other
    }
    if take("{") {
      try elements(until: "}", arePairs: true)
      return .other
    }
    if take("-") {
      guard token.kind == .number else { throw unexpected() }
      index += 1
      return .number
    }
    guard take("."), token.kind == .word else { throw unexpected() }
    return try word(&path)
  }

  private mutating func elements(until end: String, arePairs: Bool) throws(CELFault) {
    while !isAt(end) {
      _ = take("?")
      _ = try expression()
      if arePairs {
        try expect(":")
        _ = try expression()
      }
      if !take(",") { break }
    }
    try expect(end)
  }

  private mutating func word(_ path: inout [String]) throws(CELFault) -> CELExpression.Result {
    let name = token.text
    switch name {
    case "true", "false":
      index += 1
      return .bool
    case "null":
      index += 1
      return .other
    case _ where name == "in" || Self.reserved.contains(name): throw unexpected()
    default: break
    }
    index += 1
    if take("(") { return try call(of: name, isMember: false) }
    path = [name]
    return .unknown
  }

  /// Parses the arguments of a function, after the opening parenthesis.
  private mutating func call(of name: String, isMember: Bool) throws(CELFault) -> CELExpression.Result {
    let declares = isMember && Self.macros.contains(name)
    let isPresenceTest = !isMember && name == "has"
    while !isAt(")") {
      let start = token
      let first = index
      _ = try expression()
      if isPresenceTest, !isSelection {
        let character = CELFault.character(at: start.offset, in: text)
        // Variables differ between the places of expressions: 'self', 'object', 'device', and others.
        let example = start.kind == .word ? ", such as '\(start.text).name'" : ""
        throw CELFault(
          message: "the argument of has() at character \(character) must select a field\(example)")
      }
      if declares, index == first + 1, start.kind == .word { bound.insert(start.text) }
      guard take(",") else { break }
      if isAt(")") { throw unexpected() }
    }
    try expect(")")
    functions.append(name)
    return (isMember ? Self.resultsOfMembers : Self.results)[name] ?? .unknown
  }

  private static let words: Set<String> = ["in", "true", "false", "null"]

  /// Words that are not allowed as variables.
  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  /// Member functions whose first arguments can be new variables.
  private static let macros: Set<String> = [
    "all", "exists", "exists_one", "existsOne", "map", "filter", "bind", "sortBy", "optMap", "optFlatMap",
    "transformList", "transformMap", "transformMapEntry",
  ]

  private static let results: [String: CELExpression.Result] = [
    "has": .bool, "bool": .bool, "size": .number, "int": .number, "uint": .number, "double": .number,
    "string": .string,
  ]

  private static let resultsOfMembers: [String: CELExpression.Result] = [
    "all": .bool, "exists": .bool, "exists_one": .bool, "startsWith": .bool, "endsWith": .bool,
    "matches": .bool,
    "size": .number, "map": .other, "filter": .other, "lowerAscii": .string, "upperAscii": .string,
    "join": .string, "substring": .string, "replace": .string, "trim": .string,
  ]
}
