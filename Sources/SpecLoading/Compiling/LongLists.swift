/// Splits a long list of services, so that the time to compile it grows with its length and not with its square.
///
/// The compiler checks the types of a result builder's whole block at once, closures included. A local variable with a getter is checked by
/// itself: each `Service(…) { … }.replicas(2)` of a long block is put into one. Only whole lines are added, with the
/// numbers of the lines around them, so that every line and column in messages and places stays as it is.
struct LongLists {
  /// How many services a block may have before it is split.
  private static let limit = 30

  /// The file's source with its long lists split; the same bytes where there is none.
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

  /// The statements `Service(…)…` of each block that stand on lines of their own.
  private static func lists(in tokens: [SwiftWords.Word]) -> [[Statement]] {
    var found: [[Statement]] = []
    // For each open brace, the statements that stand right in it; nil where it is no function's body of services.
    var open: [[Statement]?] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      switch token.text {
      case "{": open.append(startsList(index, in: tokens) ? [] : nil)
      case "}": if let list = open.popLast() ?? nil { found.append(list) }
      case "Service" where token.after == UInt8(ascii: "("):
        if case .some(.some) = open.last, isFirst(index, in: tokens), let end = end(of: index, in: tokens) {
          if index > 0, tokens[index - 1].line < token.line, isLast(end, in: tokens) {
            open[open.count - 1]?.append(Statement(first: token.line, last: tokens[end].line))
          }
          index = end
        }
      default: break
      }
      index += 1
    }
    return found
  }

  /// Whether an opening brace follows `-> [Service]`.
  private static func startsList(_ brace: Int, in tokens: [SwiftWords.Word]) -> Bool {
    brace >= 5 && tokens[brace - 5..<brace].map(\.text) == ["-", ">", "[", "Service", "]"]
  }

  /// Whether a word starts a statement: what stands before it ends one.
  private static func isFirst(_ index: Int, in tokens: [SwiftWords.Word]) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    if before.text == "return" || before.line == tokens[index].line { return false }
    return before.text == "{" || before.text == "}" || before.text == ")" || !before.isMark
  }

  /// The last token of a call with all that is called on its result.
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

  /// Whether nothing else stands on the line of a statement's last token.
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
