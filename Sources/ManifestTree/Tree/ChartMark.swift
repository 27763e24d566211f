/// Placeholder characters in the strings of a tree, for values that are known only when a chart is installed.
///
/// They are private-use characters at the end of Unicode that no font uses, so they cannot be confused with content. In
/// a system that is expanded with them, they show where its names, labels, and addresses come from.
public enum ChartMark {
  /// The prefix of all service names.
  public static let namePrefix: Unicode.Scalar = "\u{10FFF0}"
  /// The namespace of the objects.
  public static let namespace: Unicode.Scalar = "\u{10FFF1}"
  /// The label key of the provider's spot nodes.
  public static let spotLabel: Unicode.Scalar = "\u{10FFF2}"
  /// The value of that label on spot nodes.
  public static let spotValue: Unicode.Scalar = "\u{10FFF3}"
  /// Encloses the name of a ConfigMap (`c`) or Secret (`s`) in place of its content hash.
  public static let contentHash: Unicode.Scalar = "\u{10FFF5}"
  /// Starts each name in a string that stands for the checksum of ConfigMaps (`c`) and Secrets (`s`).
  public static let checksum: Unicode.Scalar = "\u{10FFF4}"

  /// Whether a string contains a placeholder.
  public static func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { first(in: $0, from: 0) != nil }
  }

  /// The first placeholder at or after a position; each takes four bytes.
  package static func first(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (mark: Unicode.Scalar, place: Int)? {
    // All placeholders start with the bytes F4 8F BF in UTF-8, which rarely occur.
    var index = start
    while index + 3 < text.count {
      if text[index] == 0xF4, text[index + 1] == 0x8F, text[index + 2] == 0xBF,
        (0xB0...0xB5).contains(text[index + 3]),
        let mark = Unicode.Scalar(0x10_FFF0 + UInt32(text[index + 3] - 0xB0))
      {
        return (mark, index)
      }
      index += 1
    }
    return nil
  }
}
