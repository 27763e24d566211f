extension FileLocation: Codable {
  /// Reads the compact form `file:line:column`; a text of another form is kept as the file's name.
  public init(from decoder: any Decoder) throws {
    self.init(compact: try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the compact form `file:line:column`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private init(compact: String) {
    let bytes = compact.utf8
    guard let second = bytes.lastIndex(of: UInt8(ascii: ":")),
      let first = bytes[..<second].lastIndex(of: UInt8(ascii: ":")),
      let line = Int(compact[bytes.index(after: first)..<second]),
      let column = Int(compact[bytes.index(after: second)...])
    else {
      self.init(file: compact, line: 1, column: 1)
      return
    }
    self.init(file: String(compact[..<first]), line: line, column: column)
  }
}
