/// Writes parts of a document, for templates with non-YAML parts between them.
extension YAMLWriter {
  /// Appends a string unchanged.
  package mutating func append(raw text: String) { output.append(text) }

  /// Appends a string unchanged.
  package mutating func append(raw text: Substring) { output.append(text) }

  /// Appends a part of a double-quoted string, escaped.
  package mutating func append(quoted text: String) {
    let start = output.count
    output.append(escapedForJSON: text)
    escapeActions(from: start)
  }

  /// Appends spaces up to a column of a new line.
  package mutating func append(indentTo column: Int) { indent(to: column) }

  /// Appends a key with its colon; the line is at `column`.
  package mutating func append(key: String, at column: Int) {
    let start = output.count
    writeKey(key, at: column)
    escapeActions(from: start)
  }

  /// Appends a map entry up to the end of its last line; the line is at `column`.
  package mutating func append(entry key: String, _ value: Node, at column: Int) {
    let start = output.count
    writeEntry(key, value, at: column)
    escapeActions(from: start)
  }

  /// Like `append(entry:_:at:)`, for files that are not templates.
  package mutating func append(value key: String, _ value: Node, at column: Int) {
    writeEntry(key, value, at: column)
  }

  /// Appends a list item with its dash, up to the end of its last line; the line is at `column`.
  package mutating func append(item value: Node, at column: Int) {
    let start = output.count
    writeItems(of: [value], at: column)
    escapeActions(from: start)
  }

  /// Replaces `{{`, which starts an action in Go templates, by an action that prints `{{`.
  private mutating func escapeActions(from start: Int) {
    guard output.hasPair(of: UInt8(ascii: "{"), from: start) else { return }
    let written = output.removeAll(from: start)
    var index = 0
    while index < written.count {
      if written[index] == UInt8(ascii: "{"), index + 1 < written.count,
        written[index + 1] == UInt8(ascii: "{")
      {
        output.append("{{ \"{{\" }}")
        index += 2
      } else {
        output.append(written[index])
        index += 1
      }
    }
  }
}
