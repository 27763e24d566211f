import Digests

/// A SHA-256 digest of fields.
///
/// Each field follows its length, so that adjacent fields are unambiguous.
struct FieldDigest {
  private var hash = SHA256()

  mutating func add(_ bytes: [UInt8]) { add(bytes[...]) }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    addLength(bytes.count)
    bytes.withUnsafeBytes { hash.update($0) }
  }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  /// Adds the length of a list and its elements, so that `["a"], ["b"]` differs from `["a", "b"], []`.
  mutating func add(_ texts: [String]) {
    addLength(texts.count)
    for text in texts { add(text) }
  }

  private mutating func addLength(_ length: Int) {
    withUnsafeBytes(of: UInt64(length).littleEndian) { hash.update($0) }
  }

  /// The digest as 64 lowercase hexadecimal digits.
  func hexadecimal() -> String { hash.finalized().hexadecimal }
}
