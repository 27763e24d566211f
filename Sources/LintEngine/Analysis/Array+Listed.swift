extension [String] {
  /// The strings as a list in a sentence: `a`, `a and b`, or `a, b, and c`.
  package var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + (count > 2 ? "," : "") + " and \(last)"
  }
}
