/// The first line of every file that Portolan writes: by it the tool knows its own files, and whose they are.
struct FileHeader: Equatable {
  /// The app's name.
  let app: String

  private static let start = "# Rendered by portolan from the spec of "
  private static let end = "; change the spec, not this file.\n"

  /// Makes the header of an app's files.
  init(app: String) { self.app = app }

  /// Reads the header of a file; nil where it has none.
  init?(of bytes: some Collection<UInt8>) {
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) + "\n"
    guard line.hasPrefix(Self.start), line.hasSuffix(Self.end) else { return nil }
    app = String(line.dropFirst(Self.start.count).dropLast(Self.end.count))
  }

  /// The line.
  var text: String { Self.start + app + Self.end }

  /// The sentence without a comment's sign.
  var sentence: String { String(text.dropFirst(2).dropLast()) }

  /// The sentence as a comment of a template, which leaves nothing behind.
  var templateComment: String { "{{- /* \(sentence) */ -}}\n" }
}
