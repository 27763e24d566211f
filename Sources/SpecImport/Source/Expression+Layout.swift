/// Properties that determine the layout of expressions.
extension Expression {
  /// The pieces of a string; none for other expressions.
  var pieces: [TextPiece] {
    switch self {
    case .text(let text): [.text(text)]
    case .interpolated(let pieces): pieces
    default: []
    }
  }

  /// Whether the expression is a list or map, whose brackets are written next to the parentheses of a call.
  var isCollection: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }

  /// Whether the expression can be written on several lines.
  var isBreakable: Bool {
    switch self {
    case .list(let list): !list.isEmpty
    case .map(let map): !map.isEmpty
    case .call(let call): !call.arguments.isEmpty
    case .choice: true
    case .text, .interpolated: pieces.contains { $0.hasNewline }
    case .integer, .real, .flag, .null, .name: false
    }
  }
}

extension TextPiece {
  var hasNewline: Bool {
    guard case .text(let text) = self else { return false }
    return text.utf8.contains(0x0A)
  }
}
