import Diagnostics
import Testing

@Suite struct EscapeTests {
  @Test(
    arguments: [
      ("plain é 🚢", "plain é 🚢"), ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
      ("\u{9B}1m", "\\u{9B}1m"), ("\u{202E}x\u{2066}", "\\u{202E}x\\u{2066}"), ("\u{2028}", "\\u{2028}"),
      ("::error::x", "\\u{3A}:error::x"), ("a ##[group]", "a ##\\u{5B}group]"),
      ("a::b # c [d]", "a::b # c [d]"),
    ])
  func `a string on a terminal is one line without effects`(text: String, shown: String) {

    #expect(text.safeForTerminal() == shown)
  }

  @Test func `lines can be kept, and none of them is a command`() {
    #expect(
      "a\n  ::stop-commands::t".safeForTerminal(keepsLines: true)
        == "a\n  ::stop-commands::t".replacing("  ::", with: "  \\u{3A}:"))
  }

  @Test func `a workflow command escapes hostile strings`() {
    let place = FileLocation(file: "a,b:c\n::error::.yaml", line: 1, column: 2)
    #expect(
      GitHubCommand("error", at: place, title: "t,::x").line("m\n::error::%0A\u{1B}")
        == "::error file=a%2Cb%3Ac%0A\\u{3A}%3Aerror%3A%3A.yaml,line=1,col=2,title=t%2C%3A%3Ax::m%0A\\u{3A}:error::%250A\\u{1B}\n"
    )
  }

  @Test func `JSON contains no character that affects a terminal`() {
    #expect("\"\u{9B}\u{202E}é\u{E0041}\"".safeJSON == "\"\\u009b\\u202eé\\udb40\\udc41\"")
  }

  @Test func `a diagnostic shows neither secrets nor control characters`() {
    let diagnostic = Diagnostic(
      "a/b", .error, "found 'password=hush'\n::error::x",
      at: FileLocation(file: "::f\u{1B}", line: 1, column: 1),
      notes: [.init("\u{202E}")], fix: "https://u:hush@h")
    let text = DiagnosticText(colored: false).text(for: [diagnostic])
    #expect(!text.contains("hush") && !text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.split(separator: "\n").count == 3)
    #expect(!text.hasPrefix("::"))
  }
}
