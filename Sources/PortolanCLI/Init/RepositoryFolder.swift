#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The place of a folder in its Git repository, from whose root CI services and GitOps controllers read.
struct RepositoryFolder {
  /// The root, with a slash at the end; empty if the folder is the root, or is in no repository.
  let root: String
  /// The path of the folder from the root, with a slash at the end; empty if the folder is the root.
  let path: String

  /// The nearest folder with `.git` at or above a folder, which need not exist yet.
  init(of folder: String) {
    let place = URL(filePath: folder.isEmpty ? "." : folder).standardizedFileURL.path
    var names: [String] = []
    var ancestor = place.hasSuffix("/") ? String(place.dropLast()) : place
    while !FileManager.default.fileExists(atPath: "\(ancestor)/.git") {
      guard let slash = ancestor.lastIndex(of: "/") else {
        (root, path) = ("", "")
        return
      }
      names.insert(String(ancestor[slash...].dropFirst()), at: 0)
      ancestor = String(ancestor[..<slash])
    }
    root = names.isEmpty ? "" : "\(ancestor)/"
    path = names.map { "\($0)/" }.joined()
  }
}
