/// The folders whose files a spec can use: its own folder and those of its libraries, with their subfolders.
///
/// A symbolic link in these folders must lead to a place inside them.
struct SpecFolders: Sendable {
  /// The real paths, each with a slash at the end.
  private let roots: [String]

  /// - Parameters:
  ///   - folder: the spec's folder with a slash at the end; empty for the current folder.
  ///   - libraries: the paths of the libraries' folders from the spec's folder.
  init(_ folder: String, libraries: [String] = []) {
    let paths = [folder.isEmpty ? "." : folder] + libraries.map { folder + $0 }
    roots = paths.compactMap(Files.realPath).map { $0.hasSuffix("/") ? $0 : "\($0)/" }
  }

  /// Whether the real path of an existing file or folder is inside.
  func contain(_ path: String) -> Bool {
    guard let real = Files.realPath(path) else { return false }
    return roots.contains { real.hasPrefix($0) || "\(real)/" == $0 }
  }

  /// Whether an entry of a folder that is inside is also inside; only symbolic links can lead outside.
  func admit(_ path: String) -> Bool { !Files.isLink(path) || contain(path) }

  /// Whether a link in a path leads outside, even if there is nothing at the end of the path.
  /// - Parameter folder: the folder that the path is relative to, with a slash at the end; empty for the current
  ///   folder.
  func areLeft(along path: String, from folder: String) -> Bool {
    var place = folder
    return path.split(separator: "/").contains { name in
      place += place.isEmpty || place.hasSuffix("/") ? name : "/\(name)"
      return Files.exists(place) && !admit(place)
    }
  }
}
