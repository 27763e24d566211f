/// The values of headers in a route: strings with Envoy's variables between percent signs.
///
/// A variable can have arguments: `%START_TIME(%s)%`, or a list of strings as in `%UPSTREAM_METADATA(["a", "b"])%`.
enum HeaderValue {
  /// The error in a value; nil if Envoy accepts it.
  static func fault(in text: String) -> String? {
    if text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      return "control characters are not allowed"
    }
    var part = Segment.literal
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
      } else if part == .text, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if let next = part.next(byte) {
        part = next
      } else {
        return "the arguments to a variable are invalid"
      }
    }
    if part == .literal { return nil }
    return "a '%' has no closing '%': write '%%' for a percent sign"
  }

  /// What is read next.
  private enum Segment {
    /// Text outside variables.
    case literal
    /// The first character after a percent sign.
    case percent
    /// The name of a variable.
    case name
    /// The arguments, up to their first character.
    case arguments
    /// An argument, up to its quote or the closing parenthesis.
    case text
    /// The opening quote of an item of a list.
    case item
    /// The comma or the bracket after an item.
    case separator
    /// The closing parenthesis after a list.
    case close
    /// The percent sign that ends a variable.
    case end

    /// The state after a character; nil if the character is invalid.
    func next(_ byte: UInt8) -> Segment? {
      let character = Character(Unicode.Scalar(byte))
      return switch (self, character) {
      case (.literal, "%"): .percent
      case (.literal, _): .literal
      case (.percent, "%"), (.name, "%"), (.end, "%"): .literal
      case (.percent, "("), (.name, "("): .arguments
      case (.percent, _), (.name, _): .name
      case (.arguments, "["): .item
      case (.text, ")"), (.close, ")"): .end
      case (.text, "\""): .separator
      case (.item, "\""): .text
      case (.separator, ","): .item
      case (.separator, "]"): .close
      case (_, " ") where self != .text: self
      case (.arguments, _), (.text, _): .text
      default: nil
      }
    }
  }
}
