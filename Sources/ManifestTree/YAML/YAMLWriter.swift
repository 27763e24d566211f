internal import Diagnostics

/// Writes trees as YAML that parsers of YAML 1.1, which Kubernetes uses, and of YAML 1.2 read the same.
///
/// The output is in block style with an indentation of two spaces; list items are indented two columns from their key;
/// maps keep their order. Strings are plain if no parser can misread them, strings with several lines become a literal
/// block if it represents them exactly, and all others are double-quoted.
///
/// ```swift
/// var writer = YAMLWriter()
/// writer.write(deployment)
/// writer.write(service)  // preceded by `---`
/// let bytes = writer.bytes
/// ```
package struct YAMLWriter: ~Copyable {
  var output: ByteBuffer
  private let table = ByteClass.table
  /// Whether strings that end with blank lines are quoted, for output that may be trimmed.
  package var quotesFinalBlankLines = false

  /// Creates a writer with space for the expected number of bytes.
  package init(reservingCapacity capacity: Int = 0) {
    output = ByteBuffer(reservingCapacity: capacity)
  }

  /// The number of bytes of the output.
  package var count: Int { output.count }

  /// The output: UTF-8 that ends with a line feed.
  package var bytes: [UInt8] { output.bytes }

  /// The output as a string.
  package var text: String { output.text }

  /// Appends a document, after a `---` line unless it is the first.
  package mutating func write(_ node: Node) {
    if output.count > 0 { output.append("---\n") }
    switch node {
    case .map(let map) where !map.isEmpty: writeEntries(of: map, at: 0)
    case .list(let list) where !list.isEmpty: writeItems(of: list, at: 0)
    default: writeScalar(node, blockAt: 2)
    }
  }

  /// Writes the entries of a non-empty map; the first one starts at the end of the current line.
  mutating func writeEntries(of map: NodeMap, at column: Int) {
    for index in map.entries.indices {
      if index > 0 { indent(to: column) }
      writeEntry(map.entries[index].key, map.entries[index].value, at: column)
    }
  }

  /// Writes a map entry, which starts at the end of the current line.
  mutating func writeEntry(_ key: String, _ value: Node, at column: Int) {
    writeKey(key, at: column)
    switch value {
    case .map(let map) where !map.isEmpty:
      output.append(0x0A)
      indent(to: column + 2)
      writeEntries(of: map, at: column + 2)
    case .list(let list) where !list.isEmpty:
      output.append(0x0A)
      indent(to: column + 2)
      writeItems(of: list, at: column + 2)
    default:
      output.append(0x20)
      writeScalar(value, blockAt: column + 2)
    }
  }

  /// Writes the items of a non-empty list; the first one starts at the end of the current line.
  mutating func writeItems(of list: [Node], at column: Int) {
    for index in list.indices {
      if index > 0 { indent(to: column) }
      output.append(UInt8(ascii: "-"))
      output.append(0x20)
      switch list[index] {
      case .map(let map) where !map.isEmpty: writeEntries(of: map, at: column + 2)
      case .list(let list) where !list.isEmpty: writeItems(of: list, at: column + 2)
      default: writeScalar(list[index], blockAt: column + 2)
      }
    }
  }

  /// Writes a scalar or an empty collection, with the line end.
  private mutating func writeScalar(_ node: Node, blockAt column: Int) {
    switch node {
    case .null: output.append("null")
    case .bool(true): output.append("true")
    case .bool(false): output.append("false")
    case .int(let value): output.append(decimal: value)
    case .double(let value) where value.isNaN: output.append(".nan")
    case .double(.infinity): output.append(".inf")
    case .double(-.infinity): output.append("-.inf")
    case .double(let value): output.append(fractional: value)
    case .string(let text): return writeText(text, blockAt: column)
    case .list: output.append("[]")
    case .map: output.append("{}")
    }
    output.append(0x0A)
  }

  mutating func indent(to column: Int) {
    output.append(0x20, times: column)
  }
}

extension YAMLWriter {
  /// Writes a key with its colon; keys that may exceed the parsers' look-ahead of 1024 characters start with `?`.
  mutating func writeKey(_ key: String, at column: Int) {
    key.withUTF8Bytes { text in
      let classes = classes(of: text)
      let style = TextStyle(of: text, classes: classes, allowsBlock: false)
      let isLong = text.count * (style == .plain ? 1 : 6) > 1000
      if isLong { output.append("? ") }
      writeLine(text, classes: classes, style: style)
      if isLong {
        output.append(0x0A)
        output.append(0x20, times: column)
      }
    }
    output.append(UInt8(ascii: ":"))
  }

  /// Writes a string with the line end.
  private mutating func writeText(_ text: String, blockAt column: Int) {
    text.withUTF8Bytes { text in
      let classes = classes(of: text)
      let isTrimmed = quotesFinalBlankLines && text.suffix(2).elementsEqual([0x0A, 0x0A])
      let style = TextStyle(of: text, classes: classes, allowsBlock: !isTrimmed)
      if case .literal(let needsIndicator) = style {
        writeLiteral(text, at: column, needsIndicator: needsIndicator)
      } else {
        writeLine(text, classes: classes, style: style)
        output.append(0x0A)
      }
    }
  }

  private func classes(of text: UnsafeBufferPointer<UInt8>) -> ByteClass {
    var classes: ByteClass = []
    for byte in text { classes.formUnion(table[Int(byte)]) }
    return classes
  }

  private mutating func writeLine(_ text: UnsafeBufferPointer<UInt8>, classes: ByteClass, style: TextStyle) {
    if style == .plain {
      output.append(text)
      return
    }
    output.append(UInt8(ascii: "\""))
    if classes.isDisjoint(with: .escaped) {
      output.append(text)
    } else {
      writeEscaped(text)
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var runStart = 0
    while index < text.count {
      let byteClass = table[Int(text[index])]
      if byteClass.isDisjoint(with: .escaped) {
        index += 1
        continue
      }
      let unprintable = Unprintable(in: text, at: index)
      if byteClass == .suspectLead, unprintable == nil {
        index += 1
        continue
      }
      output.append(text[runStart..<index])
      output.append(escape: unprintable?.codePoint ?? UInt32(text[index]))
      index += unprintable?.length ?? 1
      runStart = index
    }
    output.append(text[runStart...])
  }

  /// Writes a literal block that keeps the string's final line breaks: none (`-`), one, or several (`+`).
  private mutating func writeLiteral(
    _ text: UnsafeBufferPointer<UInt8>, at column: Int, needsIndicator: Bool
  ) {
    output.append(UInt8(ascii: "|"))
    if needsIndicator { output.append(UInt8(ascii: "2")) }
    var rest = text[...]
    if rest.last != 0x0A {
      output.append(UInt8(ascii: "-"))
    } else {
      rest.removeLast()
      if rest.last == 0x0A { output.append(UInt8(ascii: "+")) }
    }
    output.append(0x0A)
    while true {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      if end > rest.startIndex {
        indent(to: column)
        output.append(rest[..<end])
      }
      output.append(0x0A)
      if end == rest.endIndex { return }
      rest = rest[(end + 1)...]
    }
  }
}
