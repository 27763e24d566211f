/// The string literals in Swift sources that can be paths of files in the spec's folder.
///
/// Only files whose paths are literals are inputs of a spec. Changes to other files beside the spec therefore cause no
/// new evaluation.
struct LiteralPaths {
  private(set) var all: Set<String> = []

  /// The maximum length of a path in bytes.
  private static let longest = 255
  /// The maximum number of paths; each is looked up in the folder.
  private static let limit = 20_000

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// - Parameter names: the names in the folder of the files; paths that start with another name are skipped.
  init(_ files: [SpecSources.File], startingWith names: Set<String>? = nil) {
    for file in files {
      let bytes = file.bytes
      for (index, byte) in zip(bytes.indices, bytes) where byte == Self.quote {
        // The text after a quote can also be code between two literals, which is not the path of a file.
        let isRaw = index > 0 && bytes[index - 1] == UInt8(ascii: "#")
        guard all.count < Self.limit, let text = Self.literal(bytes[(index + 1)...], isRaw: isRaw),
          Self.isName(text.utf8.prefix { $0 != UInt8(ascii: "/") }, among: names),
          let path = SpecPath(text), !path.text.hasSuffix(".swift"), names?.contains(path.first) ?? true
        else { continue }
        all.insert(path.text)
      }
    }
  }

  /// Whether the first component of a literal can be a name; most literals are not paths, which this finds fast.
  private static func isName(_ text: Substring.UTF8View, among names: Set<String>?) -> Bool {
    guard let names else { return true }
    let name = String(Substring(text))
    return name == "." || names.contains(name)
  }

  /// The value of a literal on one line, from its first byte on; nil if it is too long, or if it has a control
  /// character or an interpolation.
  private static func literal(_ bytes: ArraySlice<UInt8>, isRaw: Bool) -> String? {
    let rest = bytes.prefix(longest + 1)
    let end = rest.firstIndex { $0 == quote || $0 < 0x20 || $0 == backslash && !isRaw }
    guard let end else { return nil }
    if rest[end] == quote { return String(decoding: rest[..<end], as: UTF8.self) }
    return rest[end] == backslash ? unescaped(rest) : nil
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      guard byte >= 0x20 else { return nil }
      guard byte == backslash else {
        text.append(byte)
        continue
      }
      switch rest.popFirst() {
      case quote?, backslash?, UInt8(ascii: "'")?: text.append(bytes[rest.startIndex - 1])
      case UInt8(ascii: "u")?:
        let digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
        guard rest.first == UInt8(ascii: "{"),
          let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(code)
        else { return nil }
        rest = rest.dropFirst(digits.count + 2)
        text += String(Character(scalar)).utf8
      default: return nil
      }
    }
    return nil
  }
}

/// The path of a file in the folder of a Swift file or a subfolder, as it is written in the spec.
///
/// The library `Portolan` has the same rules for the files that it reads.
struct SpecPath {
  /// The path without components `.`.
  let text: String
  /// The first component.
  let first: String

  /// Returns nil for a path that leads to another place or into a folder `.git`, and for text that is not a path.
  init?(_ written: String) {
    guard written.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    let names = written.split(separator: "/", omittingEmptySubsequences: false)
    guard names.allSatisfy({ !["", "..", ".git"].contains($0) }), names.last != "." else { return nil }
    let kept = names.filter { $0 != "." }
    guard let first = kept.first else { return nil }
    text = kept.joined(separator: "/")
    self.first = String(first)
  }
}
