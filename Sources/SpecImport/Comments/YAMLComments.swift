/// The comments of a YAML file, by the line that each describes.
package struct YAMLComments: Sendable {
  package let file: String
  /// The comments by the number of the line that they describe: above it, or at its end.
  private(set) var comments: [Int: [String]] = [:]
  /// The text of each line that has a comment.
  private(set) var lines: [Int: String] = [:]
  /// For each line with a comment inside a list item, the first line of the innermost item.
  private(set) var items: [Int: String] = [:]

  /// The comments of files; files without any are left out.
  package static func all(in files: [(path: String, bytes: [UInt8])]) -> [YAMLComments] {
    files.compactMap { file in
      guard file.bytes.contains(UInt8(ascii: "#")), file.bytes.first != UInt8(ascii: "{") else { return nil }
      let found = YAMLComments(file.path, String(decoding: file.bytes, as: UTF8.self))
      return found.comments.isEmpty ? nil : found
    }
  }

  init(_ file: String, _ text: String) {
    self.file = file
    var pending: [String] = []
    // Lines of a block scalar are content, even if they start with a number sign.
    var blockIndent: Int?
    // The list items that contain the current line, from the outermost one.
    var open: [(indent: Int, text: String)] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      let isLong = line.last == UInt8(ascii: "\r")
      let bytes = (isLong ? line.dropLast() : line).drop { $0 == UInt8(ascii: " ") }
      let trimmed = Substring(bytes)
      let indent = line.count - bytes.count - (isLong ? 1 : 0)
      if let block = blockIndent {
        if trimmed.isEmpty || indent > block { continue }
        blockIndent = nil
      }
      if trimmed.hasPrefix("#") {
        pending.append(String(trimmed.drop { $0 == "#" }).trimmingSpaces())
        continue
      }
      if trimmed.isEmpty {
        // A comment with an empty line below it describes no single line.
        pending = []
        continue
      }
      while let last = open.last, last.indent >= indent { open.removeLast() }
      if let mark = Self.trailingComment(in: trimmed) {
        pending.append(String(trimmed[mark...].drop { $0 == "#" }).trimmingSpaces())
      }
      if Self.opensBlock(bytes) { blockIndent = indent }
      pending.removeAll { $0.isEmpty || Self.isNotice($0) }
      if !pending.isEmpty, trimmed != "---" {
        comments[offset + 1] = pending
        self.lines[offset + 1] = String(trimmed)
        items[offset + 1] = open.last?.text
        pending = []
      }
      if trimmed.hasPrefix("- ") { open.append((indent, String(trimmed))) }
      if trimmed == "---" { pending = [] }
    }
  }

  /// The start of a comment after a value: a number sign after a space, outside of quotes.
  private static func trailingComment(in line: Substring) -> Substring.Index? {
    guard line.utf8.contains(UInt8(ascii: "#")) else { return nil }
    var quote: UInt8?
    var previous = UInt8(ascii: " ")
    for index in line.utf8.indices {
      let byte = line.utf8[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if " [{,".utf8.contains(previous) { quote = byte }
      } else if byte == UInt8(ascii: "#"), previous == UInt8(ascii: " ") {
        return index
      }
      previous = byte
    }
    return nil
  }

  /// Whether a block scalar begins below a line: its last word begins with `|` or `>`.
  private static func opensBlock(_ line: Substring.UTF8View) -> Bool {
    let space = UInt8(ascii: " ")
    guard let end = line.lastIndex(where: { $0 != space }) else { return false }
    let start = line[...end].lastIndex(of: space).map { line.index(after: $0) } ?? line.startIndex
    return line[start] == UInt8(ascii: "|") || line[start] == UInt8(ascii: ">")
  }

  /// Whether a line is about the file: its license, or the tool that wrote it.
  private static func isNotice(_ line: String) -> Bool {
    ["Copyright", "Licensed under", "SPDX-", "Source: ", "Rendered by portolan "].contains {
      line.hasPrefix($0)
    }
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    return String(text).trimmingEnd()
  }
}
