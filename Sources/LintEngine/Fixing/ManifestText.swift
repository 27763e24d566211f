package import Diagnostics
internal import ManifestTree

/// The source of a manifest, with the positions at which its parts begin and end.
///
/// The type implements only the syntax that edits need; the result of an edit is parsed again, so a wrong guess has no
/// effect.
package struct ManifestText {
  package let bytes: [UInt8]
  private let lineStarts: [Int]
  /// The line ending: LF or CRLF.
  package let lineEnd: String

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    lineEnd = bytes.firstIndex(of: 0x0A).map { $0 > 0 && bytes[$0 - 1] == 0x0D } ?? false ? "\r\n" : "\n"
  }

  /// The byte at an offset; nil after the end.
  package subscript(_ offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  /// The offset of a position; nil if it is out of range.
  package func offset(of location: FileLocation) -> Int? {
    guard lineStarts.indices.contains(location.line - 1) else { return nil }
    let offset = lineStarts[location.line - 1] + location.column - 1
    return offset <= bytes.count ? offset : nil
  }

  /// The start of the line that contains an offset.
  package func lineStart(of offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  /// The end of the line that contains an offset, before its line feed.
  package func lineEnd(of offset: Int) -> Int {
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    return end > offset && bytes[end - 1] == 0x0D ? end - 1 : end
  }

  /// The start of the next line; the end of the file after the last one.
  package func nextLine(after offset: Int) -> Int {
    bytes[offset...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }

  /// The number of spaces before an offset in its line; nil if there is anything else.
  package func indentation(of offset: Int) -> Int? {
    let start = lineStart(of: offset)
    return bytes[start..<offset].allSatisfy { $0 == 0x20 } ? offset - start : nil
  }

  /// The first non-blank byte from an offset on, in the same line or, in flow style, in later lines.
  package func skippingBlanks(from offset: Int, overLines: Bool = false) -> Int {
    var offset = offset
    while let byte = self[offset], byte == 0x20 || byte == 0x09 || overLines && (byte == 0x0A || byte == 0x0D)
    {
      offset += 1
    }
    return offset
  }

  package func keyEnd(from offset: Int) -> Int? {
    if let end = quotedEnd(from: offset) { return end }
    var end = offset
    while let byte = self[end], byte != 0x0A {
      if byte == UInt8(ascii: ":"), let next = self[end + 1], [0x20, 0x0A, 0x0D, 0x09].contains(next) {
        return end > offset ? end : nil
      }
      end += 1
    }
    return self[end - 1] == UInt8(ascii: ":") && end - 1 > offset ? end - 1 : nil
  }

  /// The start of a key's value: after the colon and spaces; the end of the line if it starts below.
  package func valueStart(ofKeyAt offset: Int) -> Int? {
    guard let end = keyEnd(from: offset) else { return nil }
    let colon = skippingBlanks(from: end)
    guard self[colon] == UInt8(ascii: ":") else { return nil }
    return skippingBlanks(from: colon + 1)
  }

  /// The end of a single-line scalar; nil if there is no text, or if it starts with an indicator other than a quote.
  package func scalarEnd(from offset: Int, inFlow: Bool) -> Int? {
    guard let first = self[offset], !"&*!|>{[,]}#@`%".utf8.contains(first) else { return nil }
    if let end = quotedEnd(from: offset) { return end }
    var end = offset
    while let byte = self[end], byte != 0x0A, byte != 0x0D {
      if byte == UInt8(ascii: "#"), end > offset, [0x20, 0x09].contains(bytes[end - 1]) { break }
      if inFlow, ",]}".utf8.contains(byte) { break }
      end += 1
    }
    while end > offset, [0x20, 0x09].contains(bytes[end - 1]) { end -= 1 }
    return end > offset ? end : nil
  }

  /// The end of the flow value that starts at an offset: a scalar, or everything up to the closing bracket.
  package func flowEnd(from offset: Int) -> Int? {
    guard let first = self[offset], first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return scalarEnd(from: offset, inFlow: true)
    }
    var (depth, end) = (0, offset)
    while let byte = self[end] {
      if let quoted = quotedEnd(from: end) {
        end = quoted
        continue
      }
      if "{[".utf8.contains(byte) { depth += 1 }
      if "}]".utf8.contains(byte) { depth -= 1 }
      end += 1
      if depth == 0 { return end }
    }
    return nil
  }

  /// The end of a quoted string, after the closing quote; nil if there is none.
  private func quotedEnd(from offset: Int) -> Int? {
    guard let quote = self[offset], quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    var end = offset + 1
    while let byte = self[end] {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        end += 2
      } else if byte == quote {
        guard quote == UInt8(ascii: "'"), self[end + 1] == quote else { return end + 1 }
        end += 2
      } else {
        end += 1
      }
    }
    return nil
  }
}
