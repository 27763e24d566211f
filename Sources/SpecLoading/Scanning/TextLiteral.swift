import Diagnostics

extension SpecSources.File {
  /// The position of the first character of a multi-line string literal, given the position of the call whose first
  /// such argument it is; nil if there is none.
  ///
  /// The content of a line starts at the column of the closing quotes, because Swift removes that indentation.
  func place(ofTextIn call: FileLocation) -> FileLocation? {
    guard let start = offset(of: call), let position = endOfOpeningQuotes(from: start) else { return nil }
    let line = call.line + bytes[start..<position].count { $0 == UInt8(ascii: "\n") }
    guard let firstLine = lineEnd(after: position) else { return nil }
    var lineStart = firstLine + 1
    while lineStart < bytes.count {
      let text = bytes[lineStart...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if text.starts(with: Self.quotes) {
        return FileLocation(file: call.file, line: line + 1, column: text.startIndex - lineStart + 1)
      }
      guard let end = lineEnd(after: lineStart) else { return nil }
      lineStart = end + 1
    }
    return nil
  }

  /// A string literal on one line.
  struct Text {
    /// The source between the quotes.
    let text: String
    /// The columns from the opening quote to the closing quote.
    let columns: ClosedRange<Int>
  }

  /// The string literals of a line, in their order.
  func texts(ofLine number: Int) -> [Text] {
    let line = line(number)
    var texts: [Text] = []
    var position = line.startIndex
    while position < line.endIndex {
      let start = position
      guard line[start] == UInt8(ascii: "\"") else {
        position += 1
        continue
      }
      skipText(at: &position, before: line.endIndex)
      guard position <= line.endIndex else { break }
      texts.append(
        Text(
          text: String(decoding: line[start + 1..<position - 1], as: UTF8.self),
          columns: start - line.startIndex + 1...position - line.startIndex))
    }
    return texts
  }

  /// The source in some columns of a line.
  func source(ofLine number: Int, in columns: Range<Int>) -> Substring {
    let line = line(number)
    let start = min(line.startIndex + columns.lowerBound - 1, line.endIndex)
    return Substring(decoding: line[start..<min(start + columns.count, line.endIndex)], as: UTF8.self)
  }

  /// The bytes of a line, without its end; empty if the file has no such line.
  private func line(_ number: Int) -> ArraySlice<UInt8> {
    guard let start = offset(of: FileLocation(file: name, line: number, column: 1)) else { return [] }
    return bytes[start..<(lineEnd(after: start) ?? bytes.count)]
  }

  private static let quotes = Array("\"\"\"".utf8)
  /// The maximum distance of the literal from its call, in bytes.
  private static let reach = 4096

  /// The offset of a position.
  private func offset(of place: FileLocation) -> Int? {
    var start = 0
    for _ in 1..<max(1, place.line) {
      guard let end = lineEnd(after: start) else { return nil }
      start = end + 1
    }
    let offset = start + place.column - 1
    return bytes.indices.contains(offset) ? offset : nil
  }

  private func lineEnd(after offset: Int) -> Int? {
    bytes[min(offset, bytes.count)...].firstIndex(of: UInt8(ascii: "\n"))
  }

  /// The offset after the opening quotes of the literal; nil if there is none.
  private func endOfOpeningQuotes(from start: Int) -> Int? {
    var position = start
    let end = min(bytes.count, start + Self.reach)
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        if bytes[position...].starts(with: Self.quotes) { return position + Self.quotes.count }
        skipText(at: &position, before: end)
      case UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "{"): return nil
      default: position += 1
      }
    }
    return nil
  }

  /// Skips a single-line literal.
  private func skipText(at position: inout Int, before end: Int) {
    position += 1
    while position < end, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position += 1
  }
}
