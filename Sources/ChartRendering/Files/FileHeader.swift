/// The header that identifies a file as rendered by Portolan, and its app.
///
/// In a text file, the header is one of the first two lines; in an archive, it is the comment.
struct FileHeader: Equatable {
  /// The app's name.
  let app: String

  /// The number of bytes that are read to find the header of a file.
  static let reach = 1024

  private static let start = "Rendered by portolan from the spec of "
  private static let end = "; change the spec, not this file."

  /// Creates the header for the files of an app.
  init(app: String) { self.app = app }

  /// Reads the header of a file; nil if it has none.
  init?(of bytes: some Collection<UInt8>, in file: String) {
    if file.hasSuffix(".tgz") {
      guard let header = FileHeader(ofGzip: Array(bytes.prefix(Self.reach))) else { return nil }
      self = header
      return
    }
    guard let comment = CommentForm(of: file) else { return nil }
    let lines = bytes.prefix(Self.reach).split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    let (before, after) = (comment.opening + Self.start, Self.end + comment.closing)
    for line in lines.prefix(2) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasPrefix(before), text.hasSuffix(after) else { continue }
      app = String(text.dropFirst(before.count).dropLast(after.count))
      return
    }
    return nil
  }

  /// The text of the header.
  var sentence: String { Self.start + app + Self.end }

  /// The header as a line with its line feed.
  func line(_ comment: CommentForm) -> String { comment.opening + sentence + comment.closing + "\n" }
}

/// The header of an archive is the optional comment in the header of gzip (RFC 1952).
extension FileHeader {
  private static let gzipHeaderSize = 10
  private static let commentFlag: UInt8 = 1 << 4

  /// Adds the header as the comment of an archive that has no comment.
  func added(toGzip archive: [UInt8]) -> [UInt8] {
    guard archive.count > Self.gzipHeaderSize else { return archive }
    var result = Array(archive[..<Self.gzipHeaderSize])
    result[3] |= Self.commentFlag
    // The operating system is set to unknown, so that the bytes are the same on every system.
    result[9] = 255
    return result + Array(sentence.utf8) + [0] + archive[Self.gzipHeaderSize...]
  }

  fileprivate init?(ofGzip bytes: [UInt8]) {
    guard bytes.count > Self.gzipHeaderSize, bytes.starts(with: [0x1F, 0x8B]), bytes[3] == Self.commentFlag
    else {
      return nil
    }
    let comment = String(decoding: bytes[Self.gzipHeaderSize...].prefix { $0 != 0 }, as: UTF8.self)
    guard comment.hasPrefix(Self.start), comment.hasSuffix(Self.end) else { return nil }
    app = String(comment.dropFirst(Self.start.count).dropLast(Self.end.count))
  }
}

/// The comment syntax of a kind of file.
enum CommentForm {
  case yaml, markdown, template
  /// JSON has no comments: the first member of an indented document is used instead.
  case json
  /// A template of AWS FIS, which rejects unknown members: its description is used.
  case fis

  /// The comment syntax for a file name; nil if Portolan writes no such files.
  init?(of file: String) {
    let name = file.split(separator: "/").last ?? ""
    switch name.split(separator: ".").last {
    case "yaml", "yml", "helmignore": self = .yaml
    case "md": self = .markdown
    case "tpl", "txt": self = .template
    case "json": self = name.hasSuffix(".fis.json") ? .fis : .json
    case "sh", "py": self = .yaml
    default: return nil
    }
  }

  fileprivate var opening: String {
    switch self {
    case .yaml: "# "
    case .markdown: "<!-- "
    case .template: "{{- /* "
    case .json: "  \"$comment\": \""
    case .fis: "  \"description\": \""
    }
  }

  fileprivate var closing: String {
    switch self {
    case .yaml: ""
    case .markdown: " -->"
    case .template: " */ -}}"
    case .json, .fis: "\","
    }
  }
}
