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
    // Each begins with the bytes F4 8F BF in UTF-8, which few texts have.
    var text = text
    return text.withUTF8 { bytes in
      var index = bytes.startIndex
      while index + 3 < bytes.endIndex {
        if bytes[index] == 0xF4, bytes[index + 1] == 0x8F, bytes[index + 2] == 0xBF,
          (0xB0...0xB5).contains(bytes[index + 3])
        {
          return true
        }
        index += 1
      }
      return false
    }
  }
}
