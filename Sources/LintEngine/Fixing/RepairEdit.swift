internal import Diagnostics
package import ManifestTree

/// Finds the text edit for a repair of an object.
package struct RepairEdit {
  package let text: ManifestText
  package let object: Object

  package init(text: ManifestText, object: Object) {
    self.text = text
    self.object = object
  }

  /// The edit for a resolved repair; nil if the syntax is not supported.
  package func edit(for repair: Repair, at path: NodePath) -> TextEdit? {
    switch repair {
    case .set(let value): set(value, at: path)
    case .remove: remove(path)
    case .rename(let name): rename(path, to: name)
    case .quote: nil
    }
  }

  /// The repair with details from the source: quoting `0755` keeps the written digits, not the number's value.
  package func resolved(_ repair: Repair, at path: NodePath) -> Repair? {
    guard case .quote = repair else { return repair }
    guard let start = valueStart(of: path), let end = text.scalarEnd(from: start, inFlow: isFlow(path)) else {
      return nil
    }
    return .set(.string(String(decoding: text.bytes[start..<end], as: UTF8.self)))
  }

  private func rename(_ path: NodePath, to name: String) -> TextEdit? {
    guard let start = entry(path), let end = text.keyEnd(from: start) else { return nil }
    return TextEdit(start..<end, key(name, like: start))
  }

  // MARK: Setting

  private func set(_ value: Node, at path: NodePath) -> TextEdit? {
    if let found = object.node[path] { return replace(found, at: path, with: value) }
    // Missing fields are added to the nearest existing map.
    for depth in path.steps.indices.reversed() {
      let parent = NodePath(Array(path.steps[..<depth]))
      switch object.node[parent] {
      case nil: continue
      case .map(let map)?: return insert(value, at: Array(path.steps[depth...]), into: map, at: parent)
      default: return nil
      }
    }
    return nil
  }

  private func replace(_ found: Node, at path: NodePath, with value: Node) -> TextEdit? {
    guard let start = valueStart(of: path) else { return nil }
    let isFlow = isFlow(path)
    if found == .null, text[start] == nil || [0x0A, 0x0D, UInt8(ascii: "#")].contains(text[start]) {
      guard let end = entry(path).flatMap(text.keyEnd) else { return nil }
      return TextEdit((end + 1)..<(end + 1), " \(written(value, isFlow: false, isQuoted: false))".utf8)
    }
    guard let end = text.scalarEnd(from: start, inFlow: isFlow) else { return nil }
    return TextEdit(start..<end, written(value, isFlow: isFlow, isQuoted: isJSON(path)).utf8)
  }

  private func insert(
    _ value: Node, at steps: [NodePath.Step], into map: NodeMap, at parent: NodePath
  ) -> TextEdit? {
    var keys: [String] = []
    for step in steps {
      guard case .key(let key) = step else { return nil }
      keys.append(key)
    }
    guard let last = keys.last else { return nil }
    let nested = keys.dropLast().dropFirst().reversed().reduce(
      keys.count > 1 ? Node.map(NodeMap(uniqueEntries: [.init(last, value)])) : value
    ) { node, key in .map(NodeMap(uniqueEntries: [.init(key, node)])) }
    guard let name = keys.first else { return nil }
    let addition = Node.map(NodeMap(uniqueEntries: [.init(name, nested)]))
    return isFlow(parent)
      ? insertIntoFlow(addition, map, at: parent) : insertIntoBlock(addition, map, at: parent)
  }

  private func insertIntoFlow(_ addition: Node, _ map: NodeMap, at parent: NodePath) -> TextEdit? {
    guard let start = valueStart(of: parent), text[start] == UInt8(ascii: "{") else { return nil }
    let first = text.skippingBlanks(from: start + 1, overLines: true)
    let isQuoted = map.isEmpty || text[first] == UInt8(ascii: "\"")
    let json = written(addition, isFlow: true, isQuoted: isQuoted)
    let entry = String(json.dropFirst().dropLast())
    if map.isEmpty { return TextEdit((start + 1)..<(start + 1), entry.utf8) }
    let blanks = String(decoding: text.bytes[(start + 1)..<first], as: UTF8.self)
    return TextEdit(first..<first, (entry + "," + (blanks.contains("\n") ? blanks : " ")).utf8)
  }

  private func insertIntoBlock(_ addition: Node, _ map: NodeMap, at parent: NodePath) -> TextEdit? {
    guard let firstKey = map.entries.first?.key, let first = entry(parent.key(firstKey)) else { return nil }
    let column = first - text.lineStart(of: first)
    let indent = String(repeating: " ", count: column)
    let lines = addition.yaml.split(separator: "\n").map(String.init)
    // Inserts after the last single-line entry, so that comments stay with their entries.
    let plain = map.entries.last { entry in
      switch entry.value {
      case .bool, .int, .double: true
      case .string(let text): !text.contains("\n")
      default: false
      }
    }
    if let plain, let start = valueStart(of: parent.key(plain.key)),
      text.scalarEnd(from: start, inFlow: false) != nil
    {
      let end = text.lineEnd(of: start)
      let added = lines.map { text.lineEnd + indent + $0 }.joined()
      return TextEdit(end..<end, added.utf8)
    }
    // Inserts below the parent's key if the map starts on its own line, otherwise before the map's first entry.
    if case .key? = parent.steps.last, let key = entry(parent), let below = text.valueStart(ofKeyAt: key),
      below >= text.lineEnd(of: key), text.indentation(of: first) != nil
    {
      let end = text.lineEnd(of: key)
      return TextEdit(end..<end, lines.map { text.lineEnd + indent + $0 }.joined().utf8)
    }
    return TextEdit(first..<first, lines.map { $0 + text.lineEnd + indent }.joined().utf8)
  }

  // MARK: Removing

  private func remove(_ path: NodePath) -> TextEdit? {
    let parent = NodePath(Array(path.steps.dropLast()))
    guard case .key(let key)? = path.steps.last, case .map(let map)? = object.node[parent],
      let position = map.entries.firstIndex(where: { $0.key == key }), let start = entry(path)
    else { return nil }
    if map.count == 1 {
      if case .key? = parent.steps.last { return remove(parent) }
      return isFlow(parent) ? flowRemoval(from: start, to: nil, before: nil) : nil
    }
    let next = position + 1 < map.count ? entry(parent.key(map.entries[position + 1].key)) : nil
    if isFlow(parent) {
      let previous = position > 0 ? entry(parent.key(map.entries[position - 1].key)) : nil
      return flowRemoval(from: start, to: next, before: previous)
    }
    guard let indent = text.indentation(of: start) else {
      // If it is the first entry of a list item, the next entry takes its place after the dash.
      return next.flatMap { $0 > start ? TextEdit(start..<$0, []) : nil }
    }
    return TextEdit(
      text.lineStart(of: start)..<blockEnd(from: start, indent, map.entries[position].value), [])
  }

  private func flowRemoval(from start: Int, to next: Int?, before previous: Int?) -> TextEdit? {
    if let next { return next > start ? TextEdit(start..<next, []) : nil }
    guard let value = text.valueStart(ofKeyAt: start), let end = text.flowEnd(from: value) else { return nil }
    guard let previous, let before = text.valueStart(ofKeyAt: previous),
      let comma = text.flowEnd(from: before)
    else { return TextEdit(start..<end, []) }
    return comma < end ? TextEdit(comma..<end, []) : nil
  }

  /// The start of the first line after an entry.
  private func blockEnd(from start: Int, _ indent: Int, _ value: Node) -> Int {
    var line = text.nextLine(after: start)
    var end = line
    while line < text.bytes.count {
      let first = text.skippingBlanks(from: line)
      let isBlank = text[first] == nil || text[first] == 0x0A || text[first] == 0x0D
      let isItem = first - line == indent && text[first] == UInt8(ascii: "-")
      var isPart = first - line > indent
      if case .list = value, isItem { isPart = true }
      guard isPart || isBlank else { break }
      line = text.nextLine(after: line)
      if !isBlank { end = line }
    }
    return end
  }

  // MARK: Places

  /// The offset of an entry's key or an item.
  private func entry(_ path: NodePath) -> Int? { text.offset(of: object.origin.location(of: path)) }

  private func valueStart(of path: NodePath) -> Int? {
    guard let start = entry(path) else { return nil }
    guard case .key? = path.steps.last else { return start }
    return text.valueStart(ofKeyAt: start)
  }

  /// Whether the value at a path is in flow style, itself or as part of another value.
  private func isFlow(_ path: NodePath) -> Bool {
    (0...path.steps.count).contains { depth in
      let field = NodePath(Array(path.steps[..<depth]))
      guard let start = valueStart(of: field), let byte = text[start] else { return false }
      switch object.node[field] {
      case .map?, .list?: return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      default: return false
      }
    }
  }

  /// Whether an entry is in flow style and its key is in double quotes, as in JSON.
  private func isJSON(_ path: NodePath) -> Bool {
    let keys = path.steps.indices.filter { if case .key = path.steps[$0] { true } else { false } }
    guard let last = keys.last, isFlow(path) else { return false }
    return entry(NodePath(Array(path.steps[...last]))).map { text[$0] == UInt8(ascii: "\"") } ?? false
  }

  private func key(_ name: String, like start: Int) -> [UInt8] {
    text[start] == UInt8(ascii: "\"") ? Array(Node.string(name).json.utf8) : Array(name.utf8)
  }

  /// A value on one line.
  private func written(_ value: Node, isFlow: Bool, isQuoted: Bool) -> String {
    switch value {
    case .map(let map) where isFlow:
      let entries = map.entries.map { entry in
        let key = isQuoted ? Node.string(entry.key).json : entry.key
        return "\(key): \(written(entry.value, isFlow: true, isQuoted: isQuoted))"
      }
      return "{\(entries.joined(separator: ", "))}"
    case .map, .list: return value.json
    case .string(let text) where !isQuoted && text.utf8.allSatisfy(Self.isPlain):
      return String(value.yaml.dropLast())
    default: return value.json
    }
  }

  /// Whether a byte needs no quotes in a scalar in flow style: letters, digits, `-`, `.`, `/`, and `_`.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: true
    default: false
    }
  }
}
