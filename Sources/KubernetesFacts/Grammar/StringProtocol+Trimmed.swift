extension StringProtocol where SubSequence == Substring {
  /// The string without surrounding whitespace, which the API server ignores in expressions and address ranges.
  var trimmingWhitespace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
