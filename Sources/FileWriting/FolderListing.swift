#if canImport(Darwin)
  private import Darwin
#elseif canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// The content of folders, and the links in paths.
package enum FolderListing {
  /// The type of an entry in a folder.
  package enum Kind { case file, folder, link, other }

  /// The type of a path; nil if it does not exist or cannot be read.
  package static func kind(of path: String, followsLinks: Bool) -> Kind? {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    return switch status.type {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The entries of a folder with their types, without following links, sorted by the bytes of their names.
  package static func entries(of folder: String) throws(FileFault) -> [(name: String, kind: Kind)] {
    guard let names = names(in: folder) else { throw .unreadable(folder) }
    return names.compactMap { name in kind(of: join(folder, name), followsLinks: false).map { (name, $0) } }
  }

  /// The names in a folder, sorted by their bytes; nil if it cannot be read.
  package static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The first symbolic link among the folders and their parent folders below `root`; nil if there is none.
  package static func firstLink(among folders: Set<String>, below root: String) -> String? {
    let start = root.hasSuffix("/") ? root : "\(root)/"
    for folder in folders.sorted() where folder.hasPrefix(start) {
      var path = root
      for part in folder.dropFirst(start.count).split(separator: "/") {
        path = join(path, String(part))
        if kind(of: path, followsLinks: false) == .link { return path }
      }
    }
    return nil
  }

  /// A path in a folder.
  package static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The folder of a path as written; `.` for a plain name.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
