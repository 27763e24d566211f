/// Writes trees as JSON and keeps the order of map entries.
///
/// Infinity and NaN are not representable in JSON and are written as `null`.
package struct JSONWriter: ~Copyable {
  /// The line layout of the output.
  package enum Layout: Sendable {
    /// The JSON is written on one line, without spaces.
    case compact
    /// Each entry and item is on its own line, indented by two spaces per level.
    case indented
  }

  private let layout: Layout
  private var output: ByteBuffer
  /// The number of open maps, and whether the innermost map has an entry.
  private var openMaps = 0
  private var hasEntry = false

  /// Creates a writer with space for the expected number of bytes.
  package init(_ layout: Layout, reservingCapacity capacity: Int = 0) {
    self.layout = layout
    output = ByteBuffer(reservingCapacity: capacity)
  }

  /// The output in UTF-8.
  package var bytes: [UInt8] { output.bytes }

  /// The output as a string.
  package var text: String { output.text }

  /// Appends a document; an indented one ends with a line feed, a compact one does not.
  package mutating func write(_ node: Node) {
    write(node, depth: 0)
    if layout == .indented { output.append(0x0A) }
  }

  private mutating func write(_ node: Node, depth: Int) {
    switch node {
    case .null: output.append("null")
    case .bool(true): output.append("true")
    case .bool(false): output.append("false")
    case .int(let value): output.append(decimal: value)
    case .double(let value) where !value.isFinite: output.append("null")
    case .double(let value): output.append(fractional: value)
    case .string(let text): write(text)
    case .list(let list) where list.isEmpty: output.append("[]")
    case .map(let map) where map.isEmpty: output.append("{}")
    case .list(let list):
      output.append(UInt8(ascii: "["))
      for index in list.indices {
        startElement(at: index, depth: depth + 1)
        write(list[index], depth: depth + 1)
      }
      endElements(depth: depth)
      output.append(UInt8(ascii: "]"))
    case .map(let map):
      output.append(UInt8(ascii: "{"))
      for index in map.entries.indices {
        startElement(at: index, depth: depth + 1)
        write(key: map.entries[index].key)
        write(map.entries[index].value, depth: depth + 1)
      }
      endElements(depth: depth)
      output.append(UInt8(ascii: "}"))
    }
  }

  private mutating func startElement(at index: Int, depth: Int) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    endElements(depth: depth)
  }

  private mutating func endElements(depth: Int) {
    guard layout == .indented else { return }
    output.append(0x0A)
    output.append(0x20, times: 2 * depth)
  }

  private mutating func write(key: String) {
    write(key)
    output.append(UInt8(ascii: ":"))
    if layout == .indented { output.append(0x20) }
  }

  private mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    output.append(escapedForJSON: text)
    output.append(UInt8(ascii: "\""))
  }
}

/// Writes maps entry by entry, for documents that are too large to build as a tree.
extension JSONWriter {
  /// Begins a map: the document's root, or the value of `key` in the open map.
  package mutating func openMap(_ key: String? = nil) {
    if let key { startEntry(key) }
    output.append(UInt8(ascii: "{"))
    openMaps += 1
    hasEntry = false
  }

  /// Appends an entry to the open map.
  package mutating func append(_ key: String, _ value: Node) {
    startEntry(key)
    write(value, depth: openMaps)
  }

  /// Ends the innermost open map; the document ends with the root map.
  package mutating func closeMap() {
    openMaps -= 1
    if hasEntry { endElements(depth: openMaps) }
    hasEntry = true
    output.append(UInt8(ascii: "}"))
    if openMaps == 0, layout == .indented { output.append(0x0A) }
  }

  private mutating func startEntry(_ key: String) {
    startElement(at: hasEntry ? 1 : 0, depth: openMaps)
    hasEntry = true
    write(key: key)
  }
}
