/// Characters that stand, in the texts of a tree, for what only the installation of a chart knows.
///
/// They are private characters at the very end of Unicode, which no font and no agreement uses, so that nothing else is
/// taken for them. A system that is expanded with them shows where its names, labels and addresses come from.
public enum ChartMark {
  /// The text before the names of all services.
  public static let namePrefix: Unicode.Scalar = "\u{10FFF0}"
  /// The namespace of the objects.
  public static let namespace: Unicode.Scalar = "\u{10FFF1}"
  /// The label of the provider's spot nodes.
  public static let spotLabel: Unicode.Scalar = "\u{10FFF2}"
  /// The value that this label has on spot nodes.
  public static let spotValue: Unicode.Scalar = "\u{10FFF3}"
  /// Stands before and behind the name of a ConfigMap (`c`) or Secret (`s`) in place of the hash of its content.
  public static let contentHash: Unicode.Scalar = "\u{10FFF5}"
  /// Begins each of the names in a text that stands for the checksum of ConfigMaps (`c`) and Secrets (`s`).
  public static let checksum: Unicode.Scalar = "\u{10FFF4}"

  /// Whether a text has any mark.
  public static func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { first(in: $0, from: 0) != nil }
  }

  /// The first mark at a place of a text or behind it; each takes four bytes.
  package static func first(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (mark: Unicode.Scalar, place: Int)? {
    // Each begins with the bytes F4 8F BF in UTF-8, which few texts have.
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
