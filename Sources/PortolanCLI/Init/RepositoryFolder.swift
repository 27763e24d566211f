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
    var place = URL(filePath: folder.isEmpty ? "." : folder).standardizedFileURL.path
    if place.hasSuffix("/") { place.removeLast() }
    let (places, isInRepository) = Self.places(above: place)
    guard isInRepository, places.count > 1, let top = places.last else {
      (root, path) = ("", "")
      return
    }
    root = "\(top)/"
    path = "\(place.dropFirst(top.count + 1))/"
  }

  /// A folder and those above it, without slashes at their ends, up to the root of the repository or of the file
  /// system.
  static func places(above folder: String) -> (places: [String], isInRepository: Bool) {
    var places = [folder]
    while let last = places.last {
      if FileManager.default.fileExists(atPath: "\(last)/.git") { return (places, true) }
      guard let slash = last.lastIndex(of: "/") else { break }
      places.append(String(last[..<slash]))
    }
    return (places, false)
  }
}
