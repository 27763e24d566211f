import TestSupport

/// Manifests in block style with every spelling of scalars, as tools or users may write them, some with errors.
struct BlockText {
  private var generator: SeededGenerator
  private var text = ""

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> [UInt8] {
    text = ""
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      if chance(3) { line(0, pick(Self.comments)) }
      if chance(2) { text += pick(["---\n", "--- \n", "--- # c\n", "---\n\n", "\n---\n"]) }
      if chance(9) { continue }
      if chance(4) {
        list(at: pick([0, 0, 0, 2]), depth: 4)
      } else {
        map(at: pick([0, 0, 0, 1, 2]), depth: 4)
      }
    }
    var bytes = Array(text.utf8)
    if chance(6), !bytes.isEmpty { bytes.removeLast() }
    for _ in 0..<pick([0, 0, 0, 1, 2]) { mutate(&bytes) }
    return bytes
  }

  private mutating func chance(_ sides: Int) -> Bool { Int.random(in: 0..<sides, using: &generator) == 0 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  private mutating func line(_ indent: Int, _ content: String) {
    text += String(repeating: " ", count: indent) + content + "\n"
  }

  /// Ends a line, sometimes with a comment, and sometimes adds blank lines and comments.
  private mutating func endLine(indent: Int) {
    if chance(12) { text += pick(chance(20) ? ["\t", "#c"] : [" ", "  ", " # c", "  # c: d", " #"]) }
    text += "\n"
    if chance(20) { text += pick(["\n", "  \n", "\n\n", chance(6) ? "\t\n" : "    \n"]) }
    if chance(24) { line(pick([0, indent, indent + 2]), pick(Self.comments)) }
  }

  private mutating func map(at indent: Int, depth: Int, isInline: Bool = false) {
    for number in 0..<Int.random(in: 1...4, using: &generator) {
      if number > 0 || !isInline { text += String(repeating: " ", count: indent) }
      text += chance(6) ? pick(chance(16) ? Self.oddKeys : Self.keys) : "k\(number)"
      text += chance(60) ? pick([" :", ":", ":  "]) : ":"
      value(at: indent, depth: depth - 1)
    }
  }

  private mutating func list(at indent: Int, depth: Int, isInline: Bool = false) {
    for number in 0..<Int.random(in: 1...3, using: &generator) {
      if number > 0 || !isInline { text += String(repeating: " ", count: indent) }
      text += "-"
      let blanks = pick([1, 1, 1, 1, 3])
      switch Int.random(in: 0..<4, using: &generator) {
      case 0 where depth > 0:
        text += String(repeating: " ", count: blanks)
        map(at: indent + 1 + blanks, depth: depth - 1, isInline: true)
      case 1 where depth > 0 && chance(2):
        text += String(repeating: " ", count: blanks)
        list(at: indent + 1 + blanks, depth: depth - 1, isInline: true)
      default: value(at: indent, depth: depth - 1)
      }
    }
  }

  /// The value after a colon or a dash in the column `indent`.
  private mutating func value(at indent: Int, depth: Int) {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...1 where depth > 0:
      endLine(indent: indent)
      map(at: indent + pick([1, 2, 2, 4]), depth: depth)
    case 2...3 where depth > 0:
      endLine(indent: indent)
      list(at: indent + pick([0, 0, 2]), depth: depth)
    case 4:
      text += pick(chance(20) ? [" { }", " [a, b]", " {a: b}", " {}x", " []:"] : [" {}", " []", "  {}", ""])
      endLine(indent: indent)
    case 5: block(at: indent)
    case 6: folded(at: indent)
    default:
      if chance(12) {
        text += "\n" + String(repeating: " ", count: indent + pick([0, 1, 2]))
      } else {
        text += " "
      }
      text += pick(chance(40) ? Self.oddScalars : Self.scalars)
      endLine(indent: indent)
    }
  }

  private mutating func block(at indent: Int) {
    text +=
      " " + pick(["|", ">"]) + pick(["", "", "-", "+", "-", "+", "2", "+1"]) + (chance(30) ? " # c" : "")
    text += pick(["\n", "\n", "\n", "\n\n", "\n  \n", "\n        \n"])
    let deeper = pick([2, 2, 2, 4, chance(4) ? 0 : 1])
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      if chance(5) { text += pick(["\n", "  \n", "         \n"]) }
      let more = pick([0, 0, 0, 0, 1, 3])
      line(
        indent + deeper + more,
        pick(["a", "b c", "# d", "- e", "f: g", "{h}", "é", "i\tj", "---", "a  ", "..."]))
    }
    if chance(4) { text += pick(["\n", "\n\n", "   \n"]) }
  }

  /// A scalar over several lines.
  private mutating func folded(at indent: Int) {
    let quote = pick(["", "\"", "'"])
    text += pick([" ", " ", "\n" + String(repeating: " ", count: indent + 1)]) + quote
    for number in 0..<Int.random(in: 1...4, using: &generator) {
      text += number > 0 ? String(repeating: " ", count: indent + pick([1, 2, 3, chance(4) ? 0 : 2])) : ""
      text +=
        number == 0 && quote.isEmpty
        ? "a" : pick(chance(40) ? ["d #e", "'", "\"", "\\q", "\tm", "n:", "---"] : Self.words)
      text += pick([
        "", " ", "\n", "\n", "\n\n", " \n \n", chance(6) ? "\t\n" : "\n", quote == "\"" ? "\\\n" : "\n",
      ])
    }
    text += quote
    endLine(indent: indent)
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let (one, other) = (
      Int.random(in: lines.indices, using: &generator), Int.random(in: lines.indices, using: &generator)
    )
    var changed = lines
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: changed.remove(at: one)
    case 1: changed.insert(lines[other], at: one)
    case 2: changed.swapAt(one, other)
    case 3: changed[one].insert(contentsOf: "  ".utf8.prefix(pick([1, 2])), at: 0)
    case 4: if changed[one].first == 0x20 { changed[one].removeFirst() }
    case 5: changed[one] += Array(pick(Self.marks).utf8)
    case 6:
      let place = Int.random(in: 0...lines[one].count, using: &generator)
      changed[one].insert(contentsOf: Array(pick(Self.marks).utf8), at: place)
    default:
      let place = Int.random(in: 0...lines[one].count, using: &generator)
      changed[one].removeSubrange(place...)
    }
    bytes = Array(changed.joined(separator: [0x0A]))
  }

  private static let comments = ["# c", "#", "# a: b", "#- a", "#\"", "# é"]
  private static let words = [
    "a", "b c", "f:g", "h ", "- i", "é", "#j", "''", "\\n", "l\\n ", "{k}", "? m", "&n",
  ]
  private static let keys = [
    "a", "\"a\"", "'a'", "a b", "a.b/c", "f:metadata", "k:{\"name\":\"x\"}", ".", "1", "yes", "0x1",
    "\"a: b\"",
    "'it''s'", "\"\\u00e9\"", "é", "?x", "-x", ":x", "a#b", "a:b", "\"\"", "1.5", "a\"b",
  ]
  private static let oddKeys = [
    "<<", "null", "~", "? a", "&a b", "*a", "!!str a", "@a", "\"a\\\n  b\"", "- a", "k k: l", "---a", "...",
    "", "''",
  ]
  private static let scalars = [
    "a", "a b", "1", "1.5", "true", "no", "~", "null", "0755", "1e3", "12:30", "\"\"", "''", "\"a b\"",
    "'a b'",
    "'it''s'", "\"\\\"\\\\\\n\\t\\u00e9\\x41\\U0001F6A2\\e\\0\\_\\L\"", "a:b", "a #b", "a#b", "-a", "--a",
    "---", "?a", ":a",
    "a}", "a,", "a\"b\"", "é 🚢", "=", "a  b", "25%", "a@sha256:b", "http://x/?y=z&w#f", "$(A)nm",
    "2026-11-21T00:25:36Z",
    "a...", "9223372036854775808", "a long text that is longer than what a string holds within", "\"a\\tb\"",
  ]
  private static let oddScalars = [
    ".inf", "\"\\q\"", "\"\\ud800\"", "\"\\x4\"", "a: b", "a:", "#b", "-", "- a", "?", "? a", ":", "&a b",
    "*a", "!!str 1",
    "!x", "@a", "`a", "%a", "{a", "}a", "[a", "]a", ",a", "|a", ">a", "\"a", "'a", "'a'b", "\"a\" b",
    "\"a\"#b", "\"a\": b",
    "a\tb", "a\t", "\ta", "\u{FEFF}a", "a\u{85}b", "a\u{2028}b", "a\r", "<<", "...",
  ]
  private static let marks = [
    " ", "  ", "\t", ":", ": ", " #", "#", "-", "- ", "? ", "\"", "'", "\\", "|", ">", "{}", "[", "}", "&a ",
    "*a ", "!t ",
    "%", "\n", "\n\n", "\n---\n", "\n...\n", "\r", "é", "\u{FEFF}", "\u{2028}", "<<: ", "a: ",
  ]
}
