import Foundation
import Testing

/// The words and constructions that no message, comment, page, help text, or test name may contain.
@Suite struct PlainEnglishTests {
  /// A pattern with the files that may contain it.
  private struct Pattern: Sendable {
    let text: String
    var allowed: Set<String> = []
  }

  private static let patterns = [
    // People and tools are not personified.
    Pattern(text: #"\b(some|no)body\b"#), Pattern(text: #"\bwhoever\b"#), Pattern(text: #"\bone's own\b"#),
    Pattern(text: #"\bof one's\b"#), Pattern(text: #"\bspeaks? of\b"#), Pattern(text: #"\bsays? nothing\b"#),
    Pattern(text: #"\b(is|are|was|were) (said|told)\b"#), Pattern(text: #"\bputs? up with\b"#),
    Pattern(text: #"\bmeans? to have\b"#), Pattern(text: #"\blets? go\b"#),
    // Negation belongs to the verb: "is not a host".
    Pattern(
      text: #"(?<!there )\b(is|are) no (?!longer|more|less|drift|change)"#),
    Pattern(text: #"\bfor want of\b"#),
    // Existence: "exists", "if there is", "is missing".
    Pattern(text: #"\b(is|are) there(?! a)\b"#), Pattern(text: #"\bnot there\b"#),
    Pattern(text: #"\b(nil )?where there (is|are)\b"#),
    Pattern(text: #"\bnil where\b"#, allowed: ["Workloads.swift"]),
    // Comparison and condition.
    Pattern(text: #"\bh[eo]lds? against\b"#), Pattern(text: #"\bas far as\b"#),
    Pattern(text: #"\bas it should be\b"#), Pattern(text: #"\bif need be\b"#), Pattern(text: #"\bwhat of\b"#),
    Pattern(text: #"\banew\b"#), Pattern(text: #"\bis dear\b"#),
    Pattern(text: #"\b(look|stores?|treated|used|everywhere) alike\b"#), Pattern(text: #"\bgoes with\b"#),
    Pattern(text: #"\banother (\w+ )?\w+ than\b"#, allowed: ["hurry.py"]),
    // Word-for-word translations.
    Pattern(text: #"\bfrom which on\b"#), Pattern(text: #"\breplaces? (it|them|the \w+|one|an? \w+) by\b"#),
    Pattern(text: #"\bapplies? to nothing\b"#),
    Pattern(text: #"\blead(s|ing)? nowhere\b"#, allowed: ["ElementPlaces.swift"]),
    Pattern(text: #"\bat every (start|run|rollout)\b"#), Pattern(text: #"\bsays? so\b"#),
    Pattern(text: #"\bsees to it\b"#),
    Pattern(text: #"\b(is|are) not what\b"#), Pattern(text: #"\bcannot stand here\b"#),
    Pattern(text: #"\bone too many\b"#),
    Pattern(text: #"\btakes all of\b"#), Pattern(text: #"\ball the same\b"#),
    Pattern(text: #"\bexcludes? each other\b"#, allowed: ["KnownCaseTests.swift"]),
    Pattern(text: #"\b(user|group) number\b"#), Pattern(text: #"\bcall of '"#),
    Pattern(text: #"\bexpected a text\b"#), Pattern(text: #"\bof other texts\b|\bwhole texts\b.*///"#),
    Pattern(text: #"\bgoes by\b"#), Pattern(text: #"\bholds for\b"#), Pattern(text: #"\bthe same holds\b"#),
    Pattern(text: #"\bis of the (kind|form)\b"#), Pattern(text: #"\bwithout need\b"#),
    // A message names the number of things in the right form.
    Pattern(text: #"\b1 (pods|replicas|zones)\b"#),
    // Words of the field, and the preposition that English uses.
    Pattern(text: #"\bfaulty (spec|input)\b"#), Pattern(text: #"\ba bug of portolan\b"#),
    Pattern(text: #"\binvalid value of\b"#),
    Pattern(text: #"\bmust be whole (seconds|bytes|units|milliseconds)\b"#),
    Pattern(text: #"\bjudged by\b"#), Pattern(text: #"\bkeeps? off\b"#),
    Pattern(text: #"\bfaults of the mesh\b"#),
    // A docstring gives the meaning first.
    Pattern(text: #"^ */// The same[,.] "#), Pattern(text: #"^ */// None\.$"#),
    // A fence ends a code block only if it is alone on its line.
    Pattern(text: #"^ */// ``` +\S"#),
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Folders with copies of other texts: recorded manifests, cases, and golden files of them.
  private static let copies = [
    "/Fixtures/", "/Recorded/", "/Admission/", "/Cases/", "/Defects/", "SchemaTables.swift",
    "PlainEnglishTests.swift",
  ]

  @Test func `no text contains a pattern of the list`() throws {
    let patterns = try Self.patterns.map {
      (
        pattern: $0,
        regex: try NSRegularExpression(pattern: $0.text, options: [.caseInsensitive, .anchorsMatchLines])
      )
    }
    var found: [String] = []
    for file in try Self.files() {
      let name = file.lastPathComponent
      let text = try Self.text(of: file)
      for (pattern, regex) in patterns where !pattern.allowed.contains(name) {
        for match in regex.matches(in: text, range: NSRange(location: 0, length: text.utf16.count)) {
          let start = String.Index(utf16Offset: match.range.location, in: text)
          let number = text[..<start].count { $0 == "\n" } + 1
          found.append("\(name):\(number): \(text[start...].prefix { $0 != "\n" })")
        }
      }
    }
    #expect(found == [])
  }

  private static func files() throws -> [URL] {
    var files = [root.appending(path: "README.md")]
    for folder in [".ci", ".github", "Sources", "Tests", "examples"] {
      let paths = try #require(
        FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil))
      for case let file as URL in paths
      where extensions.contains(file.pathExtension) && !copies.contains(where: file.path.contains)
        && (!file.pathExtension.isEmpty || isScript(file))
      {
        files.append(file)
      }
    }
    return files
  }

  /// The types of files with text; a file without a type is a script.
  private static let extensions = ["swift", "md", "py", "sh", "yml", "txt", "go", "c", "k", "in", ""]

  /// Whether a file begins with `#!`, or describes a container image.
  private static func isScript(_ file: URL) -> Bool {
    guard file.lastPathComponent != "Containerfile" else { return true }
    return (try? Data(contentsOf: file))?.starts(with: Array("#!".utf8)) ?? false
  }

  /// The lines of a file that contain text, with empty lines in place of the others: all lines of a page, and of code the
  /// lines with a comment, a string, or a name in backticks.
  private static func text(of file: URL) throws -> String {
    let text = try String(contentsOf: file, encoding: .utf8)
    guard ["swift", "py", "sh", "go", "c", "k", ""].contains(file.pathExtension) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isText =
        line.utf8.contains { [UInt8(ascii: "\""), UInt8(ascii: "`")].contains($0) }
        || line.contains("//") || line.contains("# ")
      return isText ? line : ""
    }.joined(separator: "\n")
  }
}
