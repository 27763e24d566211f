package import ManifestTree

extension Template {
  /// The template of a value without parameters.
  package init(_ node: Node) { self = Template(ofPlaceholdersIn: node) ?? .literal(node) }

  /// Creates the template of a value with placeholders; nil for a value without them, so that it need not be copied.
  private init?(ofPlaceholdersIn node: Node) {
    switch node {
    case .string(let text):
      guard TextPlaceholder.occurs(in: text) else { return nil }
      self = .text([TextPart](of: text))
    case .map(let map):
      var entries: [Entry] = []
      for index in map.entries.indices {
        let template = Template(ofPlaceholdersIn: map.entries[index].value)
        if entries.isEmpty {
          guard template != nil || TextPlaceholder.occurs(in: map.entries[index].key) else { continue }
          entries.reserveCapacity(map.count)
          entries += map.entries[..<index].lazy.map { .pair($0.key, .literal($0.value), when: nil) }
        }
        entries.append(
          .pair(map.entries[index].key, template ?? .literal(map.entries[index].value), when: nil))
      }
      if entries.isEmpty { return nil }
      self = .map(entries)
    case .list(let list):
      var items: [Item] = []
      for index in list.indices {
        let template = Template(ofPlaceholdersIn: list[index])
        if items.isEmpty {
          if template == nil { continue }
          items += list[..<index].lazy.map { .item(.literal($0), when: nil) }
        }
        items.append(.item(template ?? .literal(list[index]), when: nil))
      }
      if items.isEmpty { return nil }
      self = .list(items)
    case .null, .bool, .int, .double: return nil
    }
  }
}

extension Node {
  /// Whether the value contains a placeholder.
  package var hasPlaceholders: Bool {
    switch self {
    case .string(let text): TextPlaceholder.occurs(in: text)
    // Iterating by index avoids a copy.
    case .list(let list): list.indices.contains { list[$0].hasPlaceholders }
    case .map(let map):
      map.entries.indices.contains {
        TextPlaceholder.occurs(in: map.entries[$0].key) || map.entries[$0].value.hasPlaceholders
      }
    case .null, .bool, .int, .double: false
    }
  }
}

extension [Template.TextPart] {
  /// Splits a string with placeholders.
  package init(of text: String) {
    self = []
    reserveCapacity(2)
    var text = text
    text.withUTF8 { text in
      var start = 0
      var isHash = false
      func end(_ parts: inout Self, at end: Int) {
        let literal = String(decoding: text[start..<end], as: UTF8.self)
        if isHash {
          if let hash = Template.TextPart(contentHashOf: literal) { parts.append(hash) }
        } else if !literal.isEmpty {
          parts.append(.literal(literal))
        }
      }
      while let (scalar, place) = TextPlaceholder.first(in: text, from: start) {
        end(&self, at: place)
        start = place + 4
        if scalar == TextPlaceholder.contentHash {
          isHash.toggle()
        } else if let part = Template.TextPart(scalar) {
          append(part)
        }
      }
      end(&self, at: text.count)
    }
  }
}

extension Template.TextPart {
  fileprivate init?(_ placeholder: Unicode.Scalar) {
    switch placeholder {
    case TextPlaceholder.namePrefix: self = .namePrefix
    case TextPlaceholder.namespace: self = .namespace
    default: return nil
    }
  }

  /// Parses a content hash: the name of the content, optionally followed by a Secret's type.
  fileprivate init?(contentHashOf text: String) {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let name = words.first.flatMap(Definition.Name.init(placeholderText:)) else { return nil }
    self = .contentHash(name, type: words.dropFirst().first.map(String.init) ?? "")
  }
}
