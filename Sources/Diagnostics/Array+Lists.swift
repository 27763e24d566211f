extension [String] {
  /// The strings as a list in a sentence: `a`, `a and b`, or `a, b, and c`.
  package var listed: String { joined(beforeLast: "and") }

  /// The strings as alternatives in a sentence: `a`, `a or b`, or `a, b, or c`.
  package var oneOf: String { joined(beforeLast: "or") }

  /// The strings in single quotes, as messages contain values.
  package var quoted: [String] { map { "'\($0)'" } }

  /// The first `limit` strings as alternatives, with the number of the others: `a, b, or one of 3 others`.
  package func alternatives(upTo limit: Int) -> String {
    let others = count - limit
    guard others > 0 else { return oneOf }
    return (prefix(limit) + [others == 1 ? "1 other" : "one of \(others) others"]).oneOf
  }

  private func joined(beforeLast word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + (count > 2 ? "," : "") + " \(word) \(last)"
  }
}
