/// A block of PEM-encoded data: base64 between a line `-----BEGIN CERTIFICATE-----` and the matching END line.
struct PEMBlock {
  /// The type in the first and last line, such as `CERTIFICATE`.
  let type: String
  /// Whether headers such as `Proc-Type: 4,ENCRYPTED` precede the base64.
  let hasHeaders: Bool
  let bytes: [UInt8]

  /// The blocks in `text`; other lines and incomplete blocks are skipped, as in Go's decoder.
  static func blocks(in text: String) -> [PEMBlock] {
    var blocks: [PEMBlock] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard let type = label(of: line, after: "-----BEGIN ") else { continue }
      var (base64, hasHeaders) = ("", false)
      while let next = lines.first, next.contains(":") {
        hasHeaders = true
        lines.removeFirst()
      }
      while let next = lines.first, !next.hasPrefix("-----") {
        base64 += next.filter { !$0.isWhitespace }
        lines.removeFirst()
      }
      guard let last = lines.first, label(of: last, after: "-----END ") == type else { continue }
      lines.removeFirst()
      if Base64.byteCount(of: base64) != nil, let bytes = Base64.bytes(of: base64) {
        blocks.append(PEMBlock(type: type, hasHeaders: hasHeaders, bytes: bytes))
      }
    }
    return blocks
  }

  private static func label(of line: Substring, after start: String) -> String? {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    guard line.hasPrefix(start), line.hasSuffix("-----"), line.utf8.count >= start.utf8.count + 5 else {
      return nil
    }
    return String(line.dropFirst(start.count).dropLast(5))
  }
}
