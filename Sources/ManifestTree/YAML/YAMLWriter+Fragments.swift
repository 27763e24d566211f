/// Parts of a document, for templates: what is no YAML stands between them.
extension YAMLWriter {
  /// Appends text as it is.
  package mutating func append(raw text: String) { output.append(text) }

  /// Appends text as it is.
  package mutating func append(raw text: Substring) { output.append(text) }

  /// Appends a part of a text that stands between double quotes.
  package mutating func append(quoted text: String) {
    let start = output.count
    output.append(escapedForJSON: text)
    escapeActions(from: start)
  }

  /// Appends blanks up to a column of a new line.
  package mutating func append(indentTo column: Int) { indent(to: column) }

  /// Appends a key with its colon; the line stands at `column`.
  package mutating func append(key: String, at column: Int) {
    let start = output.count
    writeKey(key, at: column)
    escapeActions(from: start)
  }

  /// Appends an entry of a map, to the end of its last line; the line stands at `column`.
  package mutating func append(entry key: String, _ value: Node, at column: Int) {
    let start = output.count
    writeEntry(key, value, at: column)
    escapeActions(from: start)
  }

  /// Like `append(entry:_:at:)`, for files that are no templates.
  package mutating func append(value key: String, _ value: Node, at column: Int) {
    writeEntry(key, value, at: column)
  }

  /// Appends an item of a list, its dash included, to the end of its last line; the line stands at `column`.
  package mutating func append(item value: Node, at column: Int) {
    let start = output.count
    writeItems(of: [value], at: column)
    escapeActions(from: start)
  }

  /// Spells `{{`, with which Go's templates begin their actions, as an action that says `{{`.
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
