import TestSupport

/// Strings that YAML parsers may take for another type or truncate.
enum HostileText {
  /// All the tables.
  static let all: [String] = words + numbers + dates + marks + lines + characters

  /// Strings that some parser takes for a boolean, null, or a special key.
  static let words: [String] = [
    "", "~", "null", "Null", "NULL", "nuLL", "y", "Y", "n", "N", "yes", "Yes", "YES", "yEs", "no", "No",
    "NO", "on", "On", "ON", "off", "Off", "OFF", "true", "True", "TRUE", "false", "False", "FALSE", "=",
    "==", "<<", "<",
  ]

  /// Strings that some parser takes for a number, and similar ones.
  static let numbers: [String] = [
    "0", "-0", "+0", "1", "-1", "+1", "00", "07", "08", "0755", "0o755", "0O755", "0x1F", "0X1f", "-0x1F",
    "+0x1f", "0b101", "-0b1", "0b", "0x", "1_000", "_1", "1_", "_", "1__0", "-_1", "0x_1", "1e3", "1E3",
    "1e+3", "1e-3", "1.e3", "-1.5e3", "1.5", "1.", ".5", "-.5", "+.5", ".", "..", "...", "....", ".e3",
    "1e", "1e+", "12e03", "5.", "._", "._5", ".inf", ".Inf", ".INF", "-.inf", "+.inf", ".nan", ".NaN",
    ".NAN", "-.nan", "inf", "nan", "Infinity", "12:30", "1:1", "-1:30", "190:20:30", "190:20:30.15",
    "1:60", "1:2:", "10.0.0.1", "10.0.0.1:8080", "1.2.3", "8080:80", "100m", "1Gi", "5%", "80/tcp", "10s",
  ]

  /// Strings that some parser takes for a date, and similar ones.
  static let dates: [String] = [
    "2001-01-01", "2001-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5",
    "2001-12-15T02:59:43.1Z", "2001-01-01x", "2001-01", "20010101",
  ]

  /// Strings with special characters of YAML.
  static let marks: [String] = [
    "-", "--", "---", "----", "--- a", "---a", "- a", "-a", "?", "? a", "?a", ":", ": a", ":a", "a:",
    "a: b", "a :b", "a : b", "a #b", "a# b", "#", "#a", " #", "&", "&a", "*", "*a", "!", "!a", "!!str",
    "|", "|-", ">", ">-", "%", "%YAML", "@", "@a", "`", "`a`", "'", "''", "\"", "\"\"", "'a'", "\"a\"",
    "[", "]", "[]", "{", "}", "{}", "[a]", "{a: b}", ",", ",a", "a,b", "a, b", "{{ .Values.a }}", "\\",
    "a\\b", "\\n", "C:\\x", "\"a\" b", "it's", "say \"hi\"", "k:{\"name\":\"x\"}", ".:", "f:spec",
    "*.example.com", "nginx:1.25", "a@b",
  ]

  /// Strings with spaces and line breaks.
  static let lines: [String] = [
    " ", "  ", " a", "a ", "a b", "\t", "\ta", "a\t", "a\tb", "a:\tb", "a\t#b", "\n", "\n\n", "\n\n\n",
    "a\n", "a\n\n", "a\n\n\n", "\na", "\n\na\n", "a\nb", "a\nb\n", "a\n\nb", " a\nb", " \n", " \na",
    "\n a", "\n \n", "a\n ", "a\n  ", "a\n \n", "a \nb", "\ta\nb", "\n\ta", "a\n\tb", "a\n b\n  c",
    "---\na", "a\n---\nb", "a\n...\nb", "# a\nb", "a: b\nc: d", "- a\n- b", "a\n#b", "\r", "\r\n", "a\rb",
    "a\r\nb", "a\r\n",
  ]

  /// Strings with characters that YAML must escape, and with some others.
  static let characters: [String] = [
    "\u{0}", "a\u{0}b", "\u{1}", "\u{7}", "\u{8}", "\u{1B}[0m", "\u{7F}", "\u{80}", "\u{85}", "a\u{85}b",
    "\u{9F}", "\u{A0}", "a\u{A0}b", "\u{AD}", "\u{2028}", "a\u{2029}b", "a\u{2028}\nb", "\u{FEFF}",
    "\u{FEFF}a", "a\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{E000}", "é", "e\u{301}", "日本語", "🚢",
    "a🚢\nb", "\u{10FFFF}", "\u{1FFFE}",
  ]

  /// The fragments of hostile strings.
  private static let fragments: [String] =
    all.filter { $0.utf8.count < 6 } + [
      "key", "value", ": ", " #", "- ", "  ", "\n", "\n\n", "\n  ", "\t", "0", "1", "e", "_", ".", ":", "-",
      "+", "x",
    ]

  /// Strings of up to eight fragments.
  static func random(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...8, using: &generator)).map { _ in generator.pick(fragments) ?? "" }.joined()
    }
  }

  /// Strings of random characters, most of them control characters, line breaks, indicators, and ends of Unicode
  /// blocks.
  static func randomCharacters(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let ranges: [ClosedRange<UInt32>] = [
          0...0x20, 0x21...0x7F, 0x21...0x7F, 0x80...0xA0, 0x2020...0x2030, 0xFEF0...0xFFFF,
          0x1_F600...0x1_F640,
        ]
        let range = generator.pick(ranges) ?? 0...0
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      }
      return text
    }
  }
}
