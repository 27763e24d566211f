/// The sentence by which Portolan knows its own files, and whose they are; it stands on one of their first two lines.
struct FileHeader: Equatable {
  /// The app's name.
  let app: String

  /// How many bytes of a file are read for its header.
  static let reach = 1024

  private static let start = "Rendered by portolan from the spec of "
  private static let end = "; change the spec, not this file."

  /// Makes the header of an app's files.
  init(app: String) { self.app = app }

  /// Reads the header of a file; nil where it has none.
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

  /// The sentence itself.
  var sentence: String { Self.start + app + Self.end }

  /// The line that says it, with its end.
  func line(_ comment: CommentForm) -> String { comment.opening + sentence + comment.closing + "\n" }
}

/// An archive says whose it is in the comment that gzip's header may have (RFC 1952).
extension FileHeader {
  private static let gzipHeaderSize = 10
  private static let commentFlag: UInt8 = 1 << 4

  /// An archive without a comment, with the sentence for one.
  func added(toGzip archive: [UInt8]) -> [UInt8] {
    guard archive.count > Self.gzipHeaderSize else { return archive }
    var result = Array(archive[..<Self.gzipHeaderSize])
    result[3] |= Self.commentFlag
    // Which system it was packed on is nobody's concern.
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

/// How a kind of file says something that only people read.
enum CommentForm {
  case yaml, markdown, template
  /// JSON has no comments: the first member of an indented document stands for one.
  case json
  /// A template of AWS FIS, which allows no other members than its own: the description.
  case fis

  /// The form of the file of a name; nil where Portolan writes no such files.
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
