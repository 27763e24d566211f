/// Writes trees as JSON, maps in their order.
///
/// JSON has no words for infinity and for what is no number: they become `null`.
public struct JSONWriter: ~Copyable {
  /// Where the lines of the output end.
  public enum Layout: Sendable {
    /// Everything on one line, without blanks.
    case compact
    /// Every entry and item on a line of its own, indented by two spaces for each level.
    case indented
  }

  private let layout: Layout
  private var output: ByteBuffer
  /// How many maps are open, and whether the innermost has an entry.
  private var openMaps = 0
  private var hasEntry = false

  /// Makes a writer, with room for as many bytes as the caller expects.
  public init(_ layout: Layout, reservingCapacity capacity: Int = 0) {
    self.layout = layout
    output = ByteBuffer(reservingCapacity: capacity)
  }

  /// What has been written, in UTF-8.
  public var bytes: [UInt8] { output.bytes }

  /// What has been written, as text.
  public var text: String { output.text }

  /// Appends a document; an indented one ends with a line feed, a compact one does not.
  public mutating func write(_ node: Node) {
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

/// Maps that are written entry by entry, for documents that are too large to be there as a tree.
extension JSONWriter {
  /// Begins a map: the document's own, or the value of `key` in the one that is open.
  package mutating func openMap(_ key: String? = nil) {
    if let key { startEntry(key) }
    output.append(UInt8(ascii: "{"))
    openMaps += 1
    hasEntry = false
  }

  /// Appends an entry to the map that is open.
  package mutating func append(_ key: String, _ value: Node) {
    startEntry(key)
    write(value, depth: openMaps)
  }

  /// Ends the map that was opened last; the document ends with its own.
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
