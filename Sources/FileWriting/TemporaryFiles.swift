/// The names of files that exist only while files are replaced.
///
/// A name is `.portolan-<transaction>-<digest of the name>-<role>.tmp`. Its length is fixed, so that a long file name
/// does not make it invalid. Temporary files are in the same folders as the final files, so that a rename stays within
/// one file system.
package enum TemporaryFiles {
  /// The purpose of a temporary file.
  enum Role: String {
    /// The new content of a file.
    case new
    /// The old content of a file, until all files are replaced.
    case old
  }

  private static let start = ".portolan-"
  private static let end = ".tmp"
  private static let tokenDigits = 16

  /// A string that is unique to the transaction.
  static func token() -> String { hexadecimal(.random(in: .min ... .max)) }

  static func path(for place: String, _ role: Role, token: String) -> String {
    let folder = place.lastIndex(of: "/").map { place[...$0] } ?? ""
    // FNV-1a: only the names in one folder and transaction must differ, and a collision is an error without data loss.
    let digest = place[folder.endIndex...].utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "\(folder)\(start)\(token)-\(hexadecimal(digest))-\(role.rawValue)\(end)"
  }

  /// Whether a name has the form of ``path(for:_:token:)``.
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
