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

  init(_ files: [SpecSources.File]) {
    for file in files {
      // The text between two quotes can also be code between two literals, which is not the path of a file.
      for text in file.bytes.split(separator: UInt8(ascii: "\""))
      where all.count < Self.limit && text.count <= Self.longest && Self.isPath(text) {
        all.insert(String(decoding: text, as: UTF8.self))
      }
    }
  }

  /// Whether a string is a relative path of visible names that is not the path of a Swift file.
  private static func isPath(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.allSatisfy({ $0 > 0x20 && $0 != 0x5C && $0 != 0x7F }), !text.isEmpty else { return false }
    let names = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return names.allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ".") }
      && !text.ends(with: ".swift".utf8)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with suffix: some Collection<UInt8>) -> Bool {
    self.suffix(suffix.count).elementsEqual(suffix)
  }
}
