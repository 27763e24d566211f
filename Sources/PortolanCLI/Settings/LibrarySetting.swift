import Diagnostics
import ManifestTree
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
  /// A folder, as it is written, with its position.
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

  /// Reads the setting in a settings file; nil if the file does not have it.
  ///
  /// Other settings are not checked here.
  init?(in bytes: [UInt8], from file: String) {
    let documents = YAMLReader.read(bytes, from: file)
    guard let document = documents.documents.first, case .map(let map) = document.node,
      let node = map["library"]
    else { return nil }
    self.init(node) { document.map.location(of: $0, in: document.node) }
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
  /// The settings are the nearest ones with `library` in the spec's folder or above it, up to the root of the repository
  /// or, without a repository, to the current folder.
  /// - Throws: ``CommandFailure`` with the exit code 65 if the setting is invalid, or 66 if the settings cannot be read
  ///   or a path is not a folder.
  static func paths(ofSpecAt spec: String) throws(CommandFailure) -> [String] {
    let folder = ProjectSettings.folder(of: spec)
    let real = URL(filePath: folder.isEmpty ? "." : folder).resolvingSymlinksInPath().path
    let current = URL(filePath: ".").resolvingSymlinksInPath().path
    var names: [String] = []
    for place in places(above: real, current: current) {
      let file = shown(place, from: current) + ProjectSettings.file
      if FileManager.default.fileExists(atPath: "\(place)/\(ProjectSettings.file)"),
        let setting = LibrarySetting(in: try InputFile.read("\(place)/\(ProjectSettings.file)"), from: file)
      {
        let paths = try setting.paths(from: names)
        let faults = zip(setting.folders, paths).compactMap { folder, path -> Diagnostic? in
          guard let isFolder = OperatingSystem.isFolder("\(real)/\(path)") else {
            return .libraryNotFound(folder.path, at: folder.location)
          }
          return isFolder ? nil : .libraryIsFile(folder.path, at: folder.location)
        }
        guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 66) }
        return paths
      }
      names.insert(place.split(separator: "/").last.map(String.init) ?? "", at: 0)
    }
    return []
  }

  /// A folder and those above it, up to the root of the repository or to the current folder.
  private static func places(above folder: String, current: String) -> [String] {
    var places = [folder == "/" ? "" : folder]
    while let slash = places.last?.lastIndex(of: "/"), let last = places.last {
      places.append(String(last[..<slash]))
    }
    let root = places.firstIndex { FileManager.default.fileExists(atPath: "\($0)/.git") }
    return Array(places[...(root ?? places.firstIndex(of: current) ?? 0)])
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
      fix: "use a path that is relative to the folder of .portolan.yaml")
  }

  fileprivate static func libraryIsFile(_ path: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "settings/no-library", .error, "library '\(path)' is not a folder", at: location,
      fix: "use the folder that contains the Swift files")
  }
}
