/// Splits a long list of services, so that the compile time grows linearly with its length and not quadratically.
///
/// The compiler type-checks the whole block of a result builder at once, including closures. It checks a local variable
/// with a getter separately, so each `Service(…) { … }.replicas(2)` in a long block is moved into such a variable. Only
/// whole lines are added, with the line numbers of the lines around them, so lines and columns in messages do not
/// change.
struct LongLists {
  /// The minimum number of services in a block that is split.
  private static let limit = 30

  /// The source of a file with its long lists split, or unchanged if there are none.
  static func split(_ file: SpecSources.File) -> [UInt8] {
    var lexer = SwiftWords(file.bytes)
    var tokens: [SwiftWords.Word] = []
    while let word = lexer.next() {
      if !word.isInterpolated { tokens.append(word) }
    }
    let lists = lists(in: tokens).filter { $0.count >= limit }.flatMap(\.self)
    guard !lists.isEmpty else { return file.bytes }
    return inserting(lists, into: file)
  }

  /// The lines of one statement.
  private struct Statement {
    let first: Int
    let last: Int
  }

  /// The statements `Service(…)…` of each services function that are alone on their lines, including those in its
  /// conditions, loops, and cases: the compiler type-checks all of them together.
  private static func lists(in tokens: [SwiftWords.Word]) -> [[Statement]] {
    var found: [[Statement]] = []
    // For each open brace or parenthesis, the index of the list whose statements are directly in it; nil if it is not a
    // block of a services function.
    var open: [Int?] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      switch token.text {
      case "{":
        if startsList(index, in: tokens) {
          open.append(found.count)
          found.append([])
        } else {
          let outer = open.last ?? nil
          open.append(startsBranch(index, in: tokens) ? outer : nil)
        }
      case "(", "[": open.append(nil)
      case "}", ")", "]": _ = open.popLast()
      case "Service" where token.after == UInt8(ascii: "("):
        if let list = open.last ?? nil, isFirst(index, in: tokens), let end = end(of: index, in: tokens) {
          if index > 0, tokens[index - 1].line < token.line, isLast(end, in: tokens) {
            found[list].append(Statement(first: token.line, last: tokens[end].line))
          }
          index = end
        }
      default: break
      }
      index += 1
    }
    return found
  }

  /// Whether an opening brace belongs to the `if`, `else`, `for`, or `switch` with which its line starts.
  private static func startsBranch(_ brace: Int, in tokens: [SwiftWords.Word]) -> Bool {
    let line = tokens[brace].line
    var first = brace
    while first > 0, tokens[first - 1].line == line { first -= 1 }
    if tokens[first].text == "}" { first += 1 }
    return ["if", "else", "for", "switch"].contains(tokens[first].text)
  }

  /// Whether an opening brace follows `-> [Service]`.
  private static func startsList(_ brace: Int, in tokens: [SwiftWords.Word]) -> Bool {
    brace >= 5 && tokens[brace - 5..<brace].map(\.text) == ["-", ">", "[", "Service", "]"]
  }

  /// Whether a word starts a statement, because the token before it ends one.
  private static func isFirst(_ index: Int, in tokens: [SwiftWords.Word]) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    if before.text == "return" || before.line == tokens[index].line { return false }
    return ["{", "}", ")", "]", "\"", ":"].contains(before.text) || !before.isMark
  }

  /// The last token of a call, including calls on its result.
  private static func end(of start: Int, in tokens: [SwiftWords.Word]) -> Int? {
    var depth = 0
    var index = start
    while index < tokens.count {
      switch tokens[index].text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: break
      }
      if depth < 0 { return nil }
      if depth == 0, index > start {
        guard index + 1 < tokens.count else { return nil }
        let next = tokens[index + 1]
        let continues =
          next.text == "." || next.text == "(" && next.line == tokens[index].line
          || next.text == "{" && next.line == tokens[index].line || tokens[index].text == "."
        // Trailing closures may have labels.
        let isLabel = !next.isMark && next.after == UInt8(ascii: ":") && next.line == tokens[index].line
        if !continues, !isLabel { return [")", "}"].contains(tokens[index].text) ? index : nil }
      }
      index += 1
    }
    return nil
  }

  /// Whether a statement's last token is the last on its line.
  private static func isLast(_ end: Int, in tokens: [SwiftWords.Word]) -> Bool {
    end + 1 < tokens.count && tokens[end + 1].line > tokens[end].line
  }

  private static func inserting(_ statements: [Statement], into file: SpecSources.File) -> [UInt8] {
    let ordered = statements.sorted { $0.first < $1.first }
    var lines = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    var result: [UInt8] = []
    result.reserveCapacity(file.bytes.count + ordered.count * 160)
    var number = 1
    func place(_ line: Int) -> String { "#sourceLocation(file: \"\(file.name)\", line: \(line))\n" }
    func copy(through last: Int) {
      while number <= last, let line = lines.popFirst() {
        result += line
        result.append(UInt8(ascii: "\n"))
        number += 1
      }
    }
    for (index, statement) in ordered.enumerated() {
      copy(through: statement.first - 1)
      result += "var __service\(index): Service {\n\(place(statement.first))".utf8
      copy(through: statement.last)
      result += "}\n__service\(index)\n\(place(number))".utf8
    }
    copy(through: .max)
    if result.last == UInt8(ascii: "\n") { result.removeLast() }
    return result
  }
}
