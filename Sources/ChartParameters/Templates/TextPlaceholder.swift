internal import Diagnostics

/// Placeholder characters in the strings of a system's objects, for values that are known only when a chart is
/// installed.
///
/// Names and addresses are strings in every typed object, so the parts that depend on the installation are marked
/// inside the string. The characters are from the private-use area at the end of Unicode, and fonts do not use them. No
/// string in a chart, a value, or a message contains one, because a ``Template`` replaces them. A spec with one of
/// these characters is rejected.
package enum TextPlaceholder {
  /// The app's prefix in the names of services.
  package static let namePrefix: Unicode.Scalar = "\u{10FFF0}"
  /// The namespace of the objects.
  package static let namespace: Unicode.Scalar = "\u{10FFF1}"
  /// Encloses the kind and name of a ``Definition`` in place of its content hash.
  package static let contentHash: Unicode.Scalar = "\u{10FFF2}"

  /// Whether a string contains a placeholder.
  package static func occurs(in text: String) -> Bool {
    text.withUTF8Bytes { first(in: $0, from: 0) != nil }
  }

  /// Whether bytes with UTF-8 text contain a placeholder.
  package static func occurs(in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { first(in: $0, from: 0) != nil }
  }

  /// The first placeholder at or after a position; each takes four bytes.
  static func first(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (scalar: Unicode.Scalar, place: Int)? {
    // All placeholders start with the bytes F4 8F BF in UTF-8, which rarely occur.
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
  /// The string without placeholders or content hashes.
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
