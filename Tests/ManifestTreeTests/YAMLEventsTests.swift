import Foundation
import Testing

@testable import ManifestTree

/// Portolan's events must equal those of libyaml.
@Suite struct YAMLEventsTests {
  /// The number of tested documents; for a longer search, run `PORTOLAN_FUZZ=1000000 swift test --filter
  /// YAMLEventsTests`.
  private static let count = ProcessInfo.processInfo.environment["PORTOLAN_FUZZ"].flatMap { Int($0) } ?? 3000
  private static let seed =
    ProcessInfo.processInfo.environment["PORTOLAN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  @Test func `mutated manifests and block text have the events of libyaml`() {
    var (blocks, mutations) = (BlockText(seed: Self.seed), MutatedText(seed: Self.seed))
    for number in 0..<Self.count {
      Self.compare(number % 2 == 0 ? mutations.next() : blocks.next(), "\(number) of seed \(Self.seed)")
    }
  }

  @Test func `random syntax has the events of libyaml`() {
    var texts = SyntaxText(seed: Self.seed)
    for number in 0..<Self.count { Self.compare(texts.next(), "\(number) of seed \(Self.seed)") }
  }

  @Test func `hostile text has the events of libyaml in any style`() {
    let texts =
      HostileText.all + HostileText.random(Self.count, seed: Self.seed)
      + HostileText.randomCharacters(Self.count, seed: Self.seed)
    for text in texts {
      for pattern in [
        "%\n", "a: %\n", "- [%, b]\n", "{a: %}\n", "- \"%\"\n", "- '%'\n", "a: |\n  %\nb: >\n  %\n",
      ] {
        let document = pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: text)
        Self.compare(Array(document.utf8), text.debugDescription)
      }
    }
  }

  /// For a test with other files, run `PORTOLAN_YAML=/path/of/a/folder swift test --filter YAMLEventsTests`.
  @Test func `every YAML file of the repository has the events of libyaml`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let others = ProcessInfo.processInfo.environment["PORTOLAN_YAML"].map { [URL(filePath: $0)] } ?? []
    var count = 0
    for folder in ["Tests", "charts", "examples", ".github"].map({ root.appending(path: $0) }) + others {
      let paths = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      for case let file as URL in paths where ["yaml", "yml"].contains(file.pathExtension) {
        let bytes = Array(try Data(contentsOf: file))
        Self.compare(bytes, file.lastPathComponent)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        Self.compare(Array(lines.joined(separator: [0x0D, 0x0A])), "\(file.lastPathComponent) with CRLF")
        count += 1
      }
    }
    #expect(count > 100)
  }

  private static func compare(_ bytes: [UInt8], _ name: String) {
    var bytes = UTF16Text.inUTF8(bytes)
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    let start = bytes.withUnsafeBufferPointer { bytes in
      let survey = TextSurvey(bytes, as: .yaml)
      return survey.fault == nil ? survey.start : nil
    }
    guard let start else { return }
    let theirs = LibYAML.events(of: bytes, from: start)
    let ours = events(of: bytes)
    if ours == theirs { return }
    if differences[theirs.problem] != nil || hasByteOrderMarkOnLaterLine(bytes) { return }
    let lines = zip(ours.lines + [""], theirs.lines + [""]).first { $0 != $1 }.map { "\($0) | \($1)" } ?? ""
    Issue.record(
      """
      \(name): \(String(decoding: bytes.prefix(2000), as: UTF8.self).debugDescription)
      first difference: \(lines)
      ours \(ours.problem) at \(ours.faultOffset ?? -1), theirs \(theirs.problem) at \(theirs.faultOffset ?? -1)
      """)
  }

  /// Errors of libyaml that Portolan reports in another place or not at all, with the reason.
  private static let differences: [String: String] = [
    "found unknown directive name": "the position is the name, not what follows it",
    "found unexpected ':'": "kubectl reads 'a:' in '[a:]' and 'http://[' in flow style as text",
  ]

  /// Whether there is a byte order mark after the first character.
  ///
  /// libyaml skips a byte order mark at the start of any line; `kubectl` and Portolan read it as text.
  private static func hasByteOrderMarkOnLaterLine(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.dropFirst().contains("\u{FEFF}")
  }

  private static func events(of bytes: [UInt8]) -> EventText {
    bytes.withUnsafeBufferPointer { bytes in
      let survey = TextSurvey(bytes, as: .yaml)
      var events = YAMLEvents(bytes, survey, from: survey.start)
      var text = EventText()
      do throws(YAMLSyntaxError) {
        while true {
          try events.advance()
          if events.kind == .streamEnd { return text }
          text.lines.append("\(events.offset) \(describe(events))")
        }
      } catch {
        text.faultOffset = error.offset
        text.problem = "\(error.expectation)"
        return text
      }
    }
  }

  private static func describe(_ events: borrowing YAMLEvents) -> String {
    let properties = "\(events.anchor ?? "-") \(events.tag ?? "-")"
    switch events.kind {
    case .streamEnd: return "end"
    case .documentStart: return events.hasDirectives ? "document with directives" : "document"
    case .documentEnd: return "end of document"
    case .alias: return "alias \(events.anchor ?? "-")"
    case .listStart: return "list \(properties)"
    case .listEnd: return "end of list"
    case .mapStart: return "map \(properties)"
    case .mapEnd: return "end of map"
    case .scalar:
      let content = String(decoding: events.text, as: UTF8.self)
      return "\(events.isPlain ? "plain" : "text") \(properties) \(content.debugDescription)"
    }
  }
}
