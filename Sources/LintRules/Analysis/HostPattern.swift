/// A host with or without a leading `*`.
struct HostPattern {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether some host fits both.
  func overlaps(_ other: String) -> Bool {
    if text == "*" || other == "*" || text == other { return true }
    if text.hasPrefix("*."), other.hasSuffix(text.dropFirst()) { return true }
    return other.hasPrefix("*.") && text.hasSuffix(other.dropFirst())
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmed: String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
