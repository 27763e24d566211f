import Diagnostics

/// The Swift files in a folder that specs share, and in its subfolders.
///
/// Hidden files and folders, `Package.swift`, and the tests beside it are skipped.
struct LibraryFiles {
  /// The names of the files, relative to the spec's folder, sorted by bytes.
  private(set) var names: [String] = []
  private var entriesLeft = 10_000
  private let folders: SpecFolders

  /// The depth of the subfolders below which no files are looked up.
  private static let deepest = 16

  /// Finds the files.
  /// - Parameters:
  ///   - library: the folder's path from the spec's folder.
  ///   - folder: the spec's folder with a slash at the end; empty for the current folder.
  ///   - folders: the folders in which symbolic links must stay.
  init(in library: String, of folder: String, within folders: SpecFolders) throws(FileError) {
    self.folders = folders
    try search(library, of: folder, depth: 0)
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func search(_ path: String, of root: String, depth: Int) throws(FileError) {
    let entries = try Files.names(in: root + path)
    let isPackage = depth == 0 && entries.contains("Package.swift")
    for entry in entries where !entry.hasPrefix(".") && entry != "Package.swift" {
      entriesLeft -= 1
      guard entriesLeft >= 0 else { return }
      let inside = "\(path)/\(entry)"
      let kind = (try? Files.info(root + inside))?.kind
      if kind == .folder, depth < Self.deepest, !(isPackage && entry == "Tests") {
        guard folders.admit(root + inside) else { throw .outside(root + inside) }
        try search(inside, of: root, depth: depth + 1)
      } else if kind == .file, entry.hasSuffix(".swift") {
        names.append(inside)
      }
    }
  }
}

extension SpecSources {
  /// The name under which a file is copied and compiled: its path from the spec's folder with `^` for each `..`, so
  /// that the copy is in the folder of all copies.
  static func name(of path: String) -> String {
    path.hasPrefix("../") ? "^/" + name(of: String(path.dropFirst(3))) : path
  }

  /// The path from the spec's folder of a file with this name.
  static func path(of name: String) -> String {
    name.hasPrefix("^/") ? "../" + path(of: String(name.dropFirst(2))) : name
  }
}
