import Diagnostics
import ManifestTree
import SpecLoading
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folders with Swift files that specs share: `library` in `.portolan.yaml`.
///
/// ```yaml
/// library: ../platform
/// ```
struct LibrarySetting {
  /// The path of a folder, relative to the folder of the settings file, with its position.
  struct Folder {
    let path: String
    let location: FileLocation
  }

  private(set) var folders: [Folder] = []
  private(set) var faults: [Diagnostic] = []

  /// Reads the value of the setting: a path or a list of paths.
  init(_ node: Node, at place: (NodePath) -> FileLocation) {
    let path = NodePath().key("library")
    let entries: [(node: Node, location: FileLocation)] =
      switch node {
      case .null: []
      case .list(let list): list.enumerated().map { ($1, place(path.index($0))) }
      default: [(node, place(path))]
      }
    for (node, location) in entries {
      guard case .string(let text) = node, !text.isEmpty, !text.hasPrefix("/"), !text.contains("\0") else {
        faults.append(.malformedLibrary(at: location))
        continue
      }
      folders.append(Folder(path: text, location: location))
    }
  }

  /// The paths of the folders from the spec's folder.
  /// - Parameter names: the names of the folders that lead from the settings to the spec.
  /// - Throws: ``CommandFailure`` with the exit code 65 if the setting is invalid or a folder contains the spec.
  func paths(from names: [String]) throws(CommandFailure) -> [String] {
    var faults = faults
    var paths: [String] = []
    for folder in folders {
      let target = FilePath(folder.path).lexicallyNormalized().components.map(\.string)
      let shared = zip(names, target).prefix { $0 == $1 }.count
      let path = names.dropFirst(shared).map { _ in ".." } + target.dropFirst(shared)
      guard path.contains(where: { $0 != ".." }) else {
        faults.append(.libraryAroundSpec(folder.path, at: folder.location))
        continue
      }
      paths.append(path.joined(separator: "/"))
    }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
    return paths
  }
}

extension LibrarySetting {
  /// The paths, from the folder of a spec, of the libraries that its settings name.
  ///
  /// The settings are the nearest ones with `library` in the spec's folder or above it, up to the root of the
  /// repository or, without a repository, to the current folder. All settings on the way are checked completely.
  /// - Throws: ``CommandFailure`` with the exit code 65 if the settings are invalid, or 66 if the settings cannot be
  ///   read or a path is not a folder with Swift files.
  static func paths(ofSpecAt spec: String) throws(CommandFailure) -> [String] {
    let folder = ProjectSettings.folder(of: spec)
    let real = URL(filePath: folder.isEmpty ? "." : folder).resolvingSymlinksInPath().path
    let current = URL(filePath: ".").resolvingSymlinksInPath().path
    var names: [String] = []
    for place in places(above: real, current: current) {
      let file = shown(place, from: current) + ProjectSettings.file
      if let setting = try ProjectSettings.read(in: "\(place)/", shownAs: file)?.library {
        let paths = try setting.paths(from: names)
        try setting.checkFolders(paths) { path in
          guard let isFolder = OperatingSystem.isFolder("\(real)/\(path)") else { return .absent }
          guard isFolder else { return .file }
          return SpecRequest.hasSwiftFiles(inLibrary: path, ofSpecIn: "\(real)/") ? .library : .empty
        }
        return paths
      }
      names.insert(place.split(separator: "/").last.map(String.init) ?? "", at: 0)
    }
    return []
  }

  /// What is at the path of a library.
  enum Content { case absent, file, empty, library }

  /// Checks the folders of the setting.
  /// - Parameter content: returns what is at a path from the spec's folder.
  /// - Throws: ``CommandFailure`` with the exit code 66 if a path is not a folder with Swift files.
  func checkFolders(_ paths: [String], _ content: (String) -> Content) throws(CommandFailure) {
    let faults = zip(folders, paths).compactMap { folder, path -> Diagnostic? in
      switch content(path) {
      case .absent: .libraryNotFound(folder.path, at: folder.location)
      case .file: .libraryIsFile(folder.path, at: folder.location)
      case .empty: .libraryWithoutSwift(folder.path, at: folder.location)
      case .library: nil
      }
    }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 66) }
  }

  /// A folder and those above it, up to the root of the repository or to the current folder.
  private static func places(above folder: String, current: String) -> [String] {
    let (places, isInRepository) = RepositoryFolder.places(above: folder == "/" ? "" : folder)
    return isInRepository ? places : Array(places[...(places.firstIndex(of: current) ?? 0)])
  }

  /// How a folder is named in messages, with a slash at the end: relative to the current folder if the folder is
  /// inside.
  private static func shown(_ folder: String, from current: String) -> String {
    if folder == current { return "" }
    return folder.hasPrefix("\(current)/") ? "\(folder.dropFirst(current.count + 1))/" : "\(folder)/"
  }
}

extension Diagnostic {
  fileprivate static func malformedLibrary(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/malformed-library", .error,
      "expected the relative path of a folder with Swift files, such as '../platform', or a list of such paths",
      at: location)
  }

  fileprivate static func libraryAroundSpec(_ path: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/malformed-library", .error, "library '\(path)' contains the spec", at: location,
      fix: "move the shared Swift files into a separate folder")
  }

  fileprivate static func libraryNotFound(_ path: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/no-library", .error, "library '\(path)' not found", at: location,
      fix: "correct the path, which must be relative to the folder of .portolan.yaml, or create the folder")
  }

  fileprivate static func libraryIsFile(_ path: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/no-library", .error, "library '\(path)' is not a folder", at: location,
      fix: "use the folder that contains the Swift files")
  }

  fileprivate static func libraryWithoutSwift(_ path: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/no-library", .error, "library '\(path)' contains no Swift files", at: location,
      fix: "use the folder that contains the Swift files, or remove the setting")
  }
}
