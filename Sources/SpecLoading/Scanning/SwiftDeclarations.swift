import Diagnostics

/// The functions and properties that a spec declares, derived from its tokens.
struct SwiftDeclarations: Sendable {
  /// A token with its file.
  struct Token: Sendable {
    let word: SwiftWords.Word
    let file: String

    init(_ word: SwiftWords.Word, in file: String) { (self.word, self.file) = (word, file) }

    var location: FileLocation { FileLocation(file: file, line: word.line, column: word.column) }
  }

  /// A function or property of a type, an extension, or a file.
  struct Declaration: Sendable {
    enum Form { case function, property }
    let form: Form
    let name: String
    /// The type that contains the declaration; nil at file level.
    let owner: String?
    /// Modifiers such as `static`.
    let modifiers: Set<String>
    let location: FileLocation
    /// The labels of a function's parameters, and their types without whitespace.
    var parameters: [(label: String, type: String)] = []
    /// The type of a property or of a function's result, without whitespace; empty if it is not written.
    var type = ""
    /// Effects such as `throws` between a function's parameters and its result.
    var effects: Set<String> = []
    /// The tokens of the signature and the body.
    fileprivate(set) var range: Range<Int>

    /// The name with its labels: `services(in:)`.
    var title: String {
      form == .property ? name : "\(name)(\(parameters.map { "\($0.label):" }.joined()))"
    }
  }

  private(set) var all: [Declaration] = []
  /// The names of the types that are marked `@main`.
  private(set) var mainTypes: Set<String> = []
  /// The names of the spec's types and type aliases.
  private(set) var typeNames: Set<String> = []
  fileprivate let tokens: [Token]
  /// The positions of the declarations' names.
  private var places: [String: [Int]] = [:]

  private enum Scope {
    case type(String)
    case body(of: Int?)
  }

  private static let modifiers: Set<String> = [
    "static", "class", "private", "fileprivate", "internal", "public", "package", "mutating", "nonmutating",
    "nonisolated", "final", "override", "lazy", "weak", "unowned", "async",
  ]

  /// The maximum number of tokens of a type or default value.
  private static let longestType = 1024

  init(_ tokens: [Token]) {
    self.tokens = tokens
    read()
    let names = Set(all.map(\.name))
    for (index, token) in tokens.enumerated() where !token.word.isMark && names.contains(token.word.text) {
      places[token.word.text, default: []].append(index)
    }
  }

  private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].word.text : "" }

  private mutating func read() {
    var scopes: [Scope] = []
    var opening: Scope?
    var isMain = false
    var modifiers: Set<String> = []
    var index = 0
    var file = tokens.first?.file
    while index < tokens.count {
      let token = tokens[index]
      if token.file != file { (file, scopes, opening, modifiers) = (token.file, [], nil, []) }
      let isMember = if case .body? = scopes.last { false } else { true }
      defer { index += 1 }
      if token.word.isInterpolated { continue }
      switch token.word.text {
      case "{":
        scopes.append(opening ?? .body(of: nil))
        opening = nil
        modifiers = []
      case "}":
        if case .body(of: let owner?)? = scopes.popLast() {
          all[owner].range = all[owner].range.lowerBound..<index + 1
        }
        modifiers = []
      case "main" where token.word.before == UInt8(ascii: "@"): isMain = true
      case "typealias": typeNames.insert(text(index + 1))
      case "struct", "class", "enum", "actor", "extension", "protocol":
        guard isMember, token.word.before != UInt8(ascii: "."),
          !tokens[min(index + 1, tokens.count - 1)].word.isMark,
          !["func", "var", "let", "subscript"].contains(text(index + 1))
        else {
          modifiers.insert(token.word.text)
          continue
        }
        let name = text(index + 1)
        if token.word.text != "extension" { typeNames.insert(name) }
        if isMain { mainTypes.insert(name) }
        isMain = false
        opening = .type(name)
        modifiers = []
      case "func" where isMember:
        let owner: String? = if case .type(let name)? = scopes.last { name } else { nil }
        let (function, end) = function(at: index, of: owner, modifiers)
        if let function {
          all.append(function)
          if text(end) == "{" { opening = .body(of: all.count - 1) }
        }
        modifiers = []
        index = max(index, end - 1)
      case "let" where isMember, "var" where isMember:
        let owner: String? = if case .type(let name)? = scopes.last { name } else { nil }
        all.append(property(at: index, of: owner, modifiers))
        modifiers = []
      default:
        if Self.modifiers.contains(token.word.text) { modifiers.insert(token.word.text) }
      }
    }
  }

  private func property(at index: Int, of owner: String?, _ modifiers: Set<String>) -> Declaration {
    var declaration = Declaration(
      form: .property, name: text(index + 1), owner: owner, modifiers: modifiers,
      location: tokens[min(index + 1, tokens.count - 1)].location, range: index..<index + 2)
    if text(index + 2) == ":" {
      declaration.type = type(from: index + 3, until: ["=", "{", ","]).text
    }
    return declaration
  }

  /// A function, and the index after its signature.
  private func function(
    at index: Int, of owner: String?, _ modifiers: Set<String>
  ) -> (Declaration?, end: Int) {
    guard index + 1 < tokens.count else { return (nil, index + 1) }
    var declaration = Declaration(
      form: .function, name: text(index + 1), owner: owner, modifiers: modifiers,
      location: tokens[index + 1].location, range: index..<index + 2)
    var next = index + 2
    while next < tokens.count, text(next) != "(" {
      // Type parameters, or the name of an operator.
      if text(next) == "{" || next > index + 64 { return (nil, index + 2) }
      next += 1
    }
    next += 1
    while next < tokens.count, text(next) != ")" {
      if ["@", ","].contains(text(next)) {
        next += text(next) == "@" ? 2 : 1
        continue
      }
      let label = text(next)
      while next < tokens.count, text(next) != ":", text(next) != ")" { next += 1 }
      let type = type(from: next + 1, until: [",", "="])
      declaration.parameters.append((label, type.text))
      next = type.end
      if text(next) == "=" { next = self.type(from: next + 1, until: [","], acrossLines: true).end }
    }
    next += 1
    while ["async", "throws", "rethrows"].contains(text(next)) {
      declaration.effects.insert(text(next))
      next += 1
    }
    if text(next) == "-", text(next + 1) == ">" {
      let result = type(from: next + 2, until: ["{", "where"])
      declaration.type = result.text
      next = result.end
    }
    declaration.range = index..<next
    return (declaration, next)
  }

  /// The type without whitespace, up to one of some tokens, a closing bracket, or the end of the line.
  private func type(
    from start: Int, until ends: Set<String>, acrossLines: Bool = false
  ) -> (text: String, end: Int) {
    var text = ""
    var depth = 0
    var index = start
    while index < min(tokens.count, start + Self.longestType) {
      let token = tokens[index]
      let word = token.word.text
      if depth == 0 {
        if ends.contains(word) || [")", "]", "}"].contains(word) { break }
        let isNewLine = index > start && token.word.line != tokens[index - 1].word.line
        if isNewLine, !acrossLines { break }
      }
      if ["(", "[", "{"].contains(word) { depth += 1 }
      if [")", "]", "}"].contains(word) { depth -= 1 }
      if word == "any" || word == "some" { text += "\(word) " } else { text += word }
      index += 1
    }
    return (text, index)
  }

  /// Whether the spec calls or passes a function, or reads a property, outside the declaration itself.
  func isUsed(_ declaration: Declaration) -> Bool {
    for index in places[declaration.name] ?? [] where !declaration.range.contains(index) {
      let before = text(index - 1)
      let after = text(index + 1)
      if before == "func" || after == ":" && before != "?" || ["let", "var"].contains(before) { continue }
      switch declaration.form {
      case .property: return true
      case .function:
        let isPassedOn = [",", ")"].contains(after) && ["(", ",", ":", "."].contains(before)
        if after == "(" || isPassedOn { return true }
      }
    }
    return false
  }
}

extension SwiftDeclarations {
  /// The function with the most tokens, for which the compiler probably needs the most time.
  var longestFunction: Declaration? {
    all.filter { $0.form == .function }.max { $0.range.count < $1.range.count }
  }

  /// The word that starts at a position.
  func word(at location: FileLocation) -> String? {
    tokens.first {
      $0.file == location.file && $0.word.line == location.line && $0.word.column == location.column
    }?.word.text
  }

  /// A call: the function's name, and the position of the opening parenthesis.
  struct Call {
    let name: String
    let parenthesis: FileLocation
  }

  /// The name of the call whose argument or parenthesis is at a position.
  func callee(of location: FileLocation) -> String? { call(of: location)?.name }

  /// The call whose argument or parenthesis is at a position.
  func call(of location: FileLocation) -> Call? {
    guard let index = index(from: location) else { return nil }
    // Some errors are at the parenthesis of the call.
    if tokens[index].word.text == "(", index > 0, !tokens[index - 1].word.isMark {
      return Call(name: tokens[index - 1].word.text, parenthesis: tokens[index].location)
    }
    var depth = 0
    for position in stride(from: index - 1, through: 1, by: -1) {
      switch tokens[position].word.text {
      case ")", "]", "}": depth += 1
      case "(" where depth == 0:
        return Call(name: tokens[position - 1].word.text, parenthesis: tokens[position].location)
      case "(", "[", "{": depth -= 1
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  /// The label of the argument that begins at a position; nil if it has none.
  func label(of location: FileLocation) -> String? {
    guard let index = index(from: location), index >= 2, tokens[index - 1].word.text == ":" else {
      return nil
    }
    return tokens[index - 2].word.text
  }

  /// Whether the argument that begins at a position is the first one of its call.
  func isFirstArgument(at location: FileLocation) -> Bool {
    guard let index = index(from: location), index >= 1 else { return false }
    return tokens[index - 1].word.text == "(" || index >= 3 && tokens[index - 3].word.text == "("
  }

  /// The first token that starts at a position or after it.
  private func index(from location: FileLocation) -> Int? {
    tokens.firstIndex {
      $0.file == location.file && ($0.word.line, $0.word.column) >= (location.line, location.column)
    }
  }

  /// The first unmatched opening brace: a less indented line closes it, or nothing does.
  var unclosedBrace: FileLocation? {
    var open: [(token: Token, indentation: Int)] = []
    var line: (file: String, number: Int, indentation: Int) = ("", 0, 0)
    for token in tokens where !token.word.isInterpolated {
      let isFirst = token.file != line.file || token.word.line != line.number
      if token.file != line.file, let last = open.first { return last.token.location }
      if isFirst { line = (token.file, token.word.line, token.word.column) }
      if token.word.text == "{" {
        open.append((token, line.indentation))
      } else if token.word.text == "}" {
        guard let opening = open.popLast() else { return token.location }
        if isFirst, opening.indentation > line.indentation { return opening.token.location }
      }
    }
    return open.last?.token.location
  }
}
