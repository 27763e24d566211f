/// The names of files that exist only while files are replaced: `.portolan-<process>-<file>-new.tmp`.
///
/// They stand beside the files that they become, so that a rename stays within one file system. Their names have a fixed
/// length, so that any name that fits the file system has room for one.
package enum TemporaryFiles {
  /// What a temporary file is for.
  enum Role: String {
    /// The bytes that a file is to have.
    case new
    /// The bytes that a file had, until all files are replaced.
    case old
  }

  private static let start = ".portolan-"
  private static let end = ".tmp"
  private static let tokenDigits = 16

  /// A text that no other transaction has.
  static func token() -> String { hexadecimal(.random(in: .min ... .max)) }

  static func path(for place: String, _ role: Role, token: String) -> String {
    let folder = place.lastIndex(of: "/").map { place[...$0] } ?? ""
    // FNV-1a: only the files of one folder and transaction must differ, and a clash is an error, not a loss.
    let digest = place[folder.endIndex...].utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "\(folder)\(start)\(token)-\(hexadecimal(digest))-\(role.rawValue)\(end)"
  }

  /// Whether a name is one that ``path(for:_:token:)`` makes.
  static func isName(_ name: String) -> Bool {
    guard name.hasPrefix(start), name.hasSuffix(end) else { return false }
    let parts = name.dropFirst(start.count).dropLast(end.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, Role(rawValue: String(parts[2])) != nil else { return false }
    return parts[..<2].allSatisfy { part in
      part.utf8.count == tokenDigits
        && part.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
  }

  /// The temporary files that a process left in folders when it was killed, sorted.
  package static func leftovers(in folders: some Sequence<String>) -> [String] {
    var found: Set<String> = []
    for folder in Set(folders) {
      for name in FolderListing.names(in: folder) ?? [] where isName(name) {
        let path = FolderListing.join(folder, name)
        if FolderListing.kind(of: path, followsLinks: false) == .file { found.insert(path) }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: tokenDigits - digits.utf8.count) + digits
  }
}
