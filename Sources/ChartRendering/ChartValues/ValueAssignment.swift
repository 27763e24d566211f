import ManifestTree

/// One argument of `--set`, with the assignments that Helm reads in it: `a=1,b.c[0]=x,d={e,f}`.
package struct ValueAssignment: Sendable, Equatable {
  /// A path with its value.
  struct Single: Sendable, Equatable {
    let path: NodePath
    let value: Node
    /// Whether the argument ends after the equals sign; Helm then adds no new item to a list on the path.
    var isCut = false

    /// The minimum number of items in the lists of the path.
    var itemCount: Int {
      path.steps.reduce(0) { count, step in
        if case .index(let index) = step { count + index + 1 } else { count }
      }
    }

    /// The keys of the path up to the first index.
    var keys: [String] {
      path.steps.prefix { if case .key = $0 { true } else { false } }
        .compactMap { if case .key(let key) = $0 { key } else { nil } }
    }
  }

  let singles: [Single]

  /// The error for a malformed assignment.
  package struct Malformed: Error, Equatable {
    /// The reason, as the end of a sentence.
    package let reason: String
  }

  /// Reads assignments.
  /// - Parameters:
  ///   - text: the argument.
  ///   - asText: whether all values are strings, as for `--set-string`.
  package init(_ text: String, asText: Bool = false) throws(Malformed) {
    var parser = AssignmentParser(text, asText: asText)
    singles = try parser.assignments()
  }
}

/// Parses the syntax of Helm's `--set`.
private struct AssignmentParser {
  private let characters: [Unicode.Scalar]
  private var position = 0
  private let asText: Bool

  /// The greatest index, and the greatest number of keys and indexes after the first key, that Helm accepts.
  private static let maximumIndex = 65_536
  private static let maximumDepth = 30

  init(_ text: String, asText: Bool) {
    characters = Array(text.unicodeScalars)
    self.asText = asText
  }

  mutating func assignments() throws(ValueAssignment.Malformed) -> [ValueAssignment.Single] {
    var singles: [ValueAssignment.Single] = []
    while position < characters.count { singles.append(try assignment()) }
    guard !singles.isEmpty else { throw .init(reason: "expected PATH=VALUE") }
    return singles
  }

  private mutating func assignment() throws(ValueAssignment.Malformed) -> ValueAssignment.Single {
    var steps: [NodePath.Step] = []
    var isKey = true
    while true {
      guard steps.count <= Self.maximumDepth else {
        throw .init(reason: "a path must have at most \(Self.maximumDepth + 1) keys and indexes")
      }
      let (text, end) = word(upTo: isKey ? ["=", "[", ",", "."] : ["=", "[", "."])
      if isKey {
        guard !text.isEmpty else {
          throw .init(reason: "expected PATH=VALUE, found an empty key in the path")
        }
        steps.append(.key(text))
      } else if !text.isEmpty {
        throw .init(reason: "unexpected '\(text)' after an index")
      }
      switch end {
      case "=":
        let isCut = position == characters.count
        return ValueAssignment.Single(path: NodePath(steps), value: try value(), isCut: isCut)
      case "[":
        steps.append(.index(try index()))
        isKey = false
      case ".": isKey = true
      default:
        throw .init(
          reason: "'\(text)' has no value: use PATH=VALUE, and write a comma within a value as '\\,'")
      }
    }
  }

  private mutating func index() throws(ValueAssignment.Malformed) -> Int {
    let (text, end) = word(upTo: ["]"])
    guard end == "]" else { throw .init(reason: "an index must end with ']'") }
    guard let index = Int(text), (0...Self.maximumIndex).contains(index) else {
      throw .init(reason: "an index must be between 0 and \(Self.maximumIndex), not '\(text)'")
    }
    return index
  }

  private mutating func value() throws(ValueAssignment.Malformed) -> Node {
    guard position < characters.count else { return "" }
    guard characters[position] == "{" else { return typed(word(upTo: [","]).text) }
    position += 1
    var items: [Node] = []
    while true {
      let (text, end) = word(upTo: [",", "}"])
      switch end {
      case "}":
        items.append(typed(text))
        if position < characters.count, characters[position] == "," { position += 1 }
        return .list(items)
      case ",": items.append(typed(text))
      default: throw .init(reason: "a list must end with '}'")
      }
    }
  }

  /// The text up to one of some characters, and that character; a backslash escapes the next character.
  private mutating func word(upTo stops: Set<Unicode.Scalar>) -> (text: String, end: Unicode.Scalar?) {
    var text = ""
    while position < characters.count {
      let character = characters[position]
      position += 1
      if stops.contains(character) { return (text, character) }
      if character == "\\" {
        guard position < characters.count else { return (text, nil) }
        text.unicodeScalars.append(characters[position])
        position += 1
      } else {
        text.unicodeScalars.append(character)
      }
    }
    return (text, nil)
  }

  /// A value with the type that Helm gives it: true, false, null, an integer without leading zeros, or a string.
  private func typed(_ text: String) -> Node {
    if asText { return .string(text) }
    switch text.lowercased() {
    case "true": return true
    case "false": return false
    case "null": return .null
    case "0": return 0
    default: break
    }
    if text.utf8.first != UInt8(ascii: "0"), let number = Int64(text) { return .int(number) }
    return .string(text)
  }
}

extension Node {
  /// The values after setting one at a path as in Helm; nil if the path goes through another type of value.
  /// - Parameter isCut: whether the argument ends without a value, as in `list[0].name=`. Helm then sets the value only
  ///   in a list item that exists.
  func setting(
    _ value: Node, at path: some RandomAccessCollection<NodePath.Step>, isCut: Bool = false
  ) -> Node? {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.key(let key), .map(var map)):
      let old = map[key]
      if rest.isEmpty {
        map[key] = value
      } else {
        guard let new = (old ?? rest.emptyHolder).setting(value, at: rest, isCut: isCut) else { return nil }
        map[key] = new
      }
      return .map(map)
    case (.index(let index), .list(var list)):
      if isCut, !rest.isEmpty, list.count <= index { return self }
      while list.count <= index { list.append(.null) }
      if rest.isEmpty {
        list[index] = value
      } else {
        var item = list[index]
        // Helm replaces an item of another type by a map, but only a missing item by a list.
        switch (rest.emptyHolder, item) {
        case (.map, .map): break
        case (.map, _), (.list, .null): item = rest.emptyHolder
        default: break
        }
        guard let new = item.setting(value, at: rest, isCut: isCut) else { return nil }
        list[index] = new
      }
      return .list(list)
    default: return nil
    }
  }
}

extension RandomAccessCollection<NodePath.Step> {
  /// The container for the rest of a path: an empty map or list.
  fileprivate var emptyHolder: Node {
    if case .index? = first { .list([]) } else { .map([:]) }
  }
}
