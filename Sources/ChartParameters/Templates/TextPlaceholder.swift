/// Characters that stand, in the texts of a system's objects, for what only the installation of a chart knows.
///
/// Names and addresses are texts in every typed object, so a part that the installation decides is marked within the text.
/// The characters are private ones at the very end of Unicode, which no font and no agreement uses. ``Template`` is the
/// only reader: no text of a chart, a value, or a message contains one.
package enum TextPlaceholder {
  /// The text before the names of all services.
  package static let namePrefix: Unicode.Scalar = "\u{10FFF0}"
  /// The namespace of the objects.
  package static let namespace: Unicode.Scalar = "\u{10FFF1}"
  /// Stands before and behind the name of a ConfigMap (`c`) or Secret (`s`) in place of the hash of its content.
  package static let contentHash: Unicode.Scalar = "\u{10FFF2}"

  /// Whether a text has any placeholder.
  package static func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { first(in: $0, from: 0) != nil }
  }

  /// The first placeholder at a place of a text or behind it; each takes four bytes.
  static func first(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (scalar: Unicode.Scalar, place: Int)? {
    // Each begins with the bytes F4 8F BF in UTF-8, which few texts have.
    var index = start
    while index + 3 < text.count {
      if text[index] == 0xF4, text[index + 1] == 0x8F, text[index + 2] == 0xBF,
        (0xB0...0xB2).contains(text[index + 3]),
        let scalar = Unicode.Scalar(0x10_FFF0 + UInt32(text[index + 3] - 0xB0))
      {
        return (scalar, index)
      }
      index += 1
    }
    return nil
  }
}

extension String {
  /// The text without placeholders, and without the hashes of content.
  package var withoutPlaceholders: String {
    guard TextPlaceholder.occurs(in: self) else { return self }
    var plain = String.UnicodeScalarView()
    var isHash = false
    for scalar in unicodeScalars {
      if scalar == TextPlaceholder.contentHash {
        isHash.toggle()
        if isHash, plain.last == "-" { plain.removeLast() }
      } else if !isHash, scalar != TextPlaceholder.namePrefix, scalar != TextPlaceholder.namespace {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
