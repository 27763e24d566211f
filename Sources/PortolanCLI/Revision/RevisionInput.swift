import Diagnostics
import ManifestTree
import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The specs and manifests of paths at a git revision, which are read without a work tree.
struct RevisionInput {
  /// The specs, in the order of their paths.
  private(set) var specs: [SpecRequest] = []
  /// The positions of the specs among the paths.
  private(set) var specPlaces: [Int] = []
  /// The files of all other paths: named ones, and those found in folders.
  private var named: [(path: String, bytes: [UInt8])] = []
  private var found: [(path: String, bytes: [UInt8])] = []
  /// Paths that the revision does not have.
  private(set) var absent: [String] = []

  /// Reads paths at a revision.
  /// - Throws: ``CommandFailure`` with the exit code 66 without a repository or for an unknown revision, 69 if `git` is
  ///   missing or cannot be started, 74 if `git` cannot read the files, or 65 for invalid settings.
  init(_ paths: [String], at revision: String) throws(CommandFailure) {
    for (place, path) in paths.enumerated() {
      let repository = try GitRepository(containing: Self.normalized(path), for: revision)
      let inside = repository.path(of: Self.normalized(path))
      let commit = try repository.commit(of: revision)
      try add(repository, inside, commit, at: path, place, revision)
    }
  }

  private mutating func add(
    _ repository: GitRepository, _ inside: String, _ commit: String, at path: String, _ place: Int,
    _ revision: String
  ) throws(CommandFailure) {
    let entries = try repository.entries(at: inside, of: commit)
    guard let first = entries.first else { return absent.append(path) }
    let path = Self.normalized(path)
    let name = "\(revision):\(path)"
    if first.path.isEmpty {
      if path.hasSuffix(".swift") {
        let folder = inside.lastIndex(of: "/").map { String(inside[..<$0]) } ?? ""
        let own = inside.split(separator: "/").last.map(String.init) ?? inside
        let siblings = try repository.entries(at: folder, of: commit)
        let shared = try libraries(of: folder, in: repository, commit, revision)
        specs.append(try spec(name, repository, siblings, shared) { $0 == own || Self.isBesideSpec($0) })
        return specPlaces.append(place)
      }
      let bytes = try repository.contents(of: [first]).first?.bytes ?? []
      guard path.hasSuffix(".portolan") else { return named.append((name, bytes)) }
      let environment = ProcessInfo.processInfo.environment
      specs.append(SpecRequest(name, environment: environment, files: [.init(name: path, bytes: bytes)]))
      specPlaces.append(place)
    } else if entries.contains(where: { !$0.path.contains("/") && $0.path.hasSuffix(".swift") }) {
      let shared = try libraries(of: inside, in: repository, commit, revision)
      specs.append(
        try spec(name, repository, entries, shared) { $0.hasSuffix(".swift") || Self.isBesideSpec($0) })
      specPlaces.append(place)
    } else {
      let prefix = path == "." ? "\(revision):" : "\(name)/"
      found += try repository.contents(of: entries.filter { Self.isManifest($0.path) })
        .map { (prefix + $0.path, $0.bytes) }
    }
  }

  /// A spec whose Swift files are read now, and whose other files are read when the sources name them.
  private func spec(
    _ name: String, _ repository: GitRepository, _ entries: [GitRepository.Entry],
    _ libraries: [GitRepository.Entry], _ isRead: (String) -> Bool
  ) throws(CommandFailure) -> SpecRequest {
    let own = entries.filter { !$0.path.contains("/") && isRead($0.path) }
    let files = try repository.contents(of: own + libraries.filter { Self.isInLibrary($0.path) })
    var request = SpecRequest(
      name, environment: ProcessInfo.processInfo.environment,
      files: files.map { .init(name: $0.path, bytes: $0.bytes) })
    let others = Dictionary(
      (entries + libraries).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    request.readFile = { path in
      guard let entry = others[path] else { return nil }
      return (try? repository.contents(of: [entry]))?.first?.bytes
    }
    return request
  }

  /// The files of the libraries that a spec's settings name, with their paths from the spec's folder.
  private func libraries(
    of folder: String, in repository: GitRepository, _ commit: String, _ revision: String
  ) throws(CommandFailure) -> [GitRepository.Entry] {
    var outer = folder.split(separator: "/").map(String.init)
    var names: [String] = []
    while true {
      let file = (outer + [ProjectSettings.file]).joined(separator: "/")
      let settings = try repository.contents(of: try repository.entries(at: file, of: commit))
      if let setting = try Self.librarySetting(settings.first?.bytes, from: "\(revision):\(file)") {
        var entries: [GitRepository.Entry] = []
        var contents: [String: LibrarySetting.Content] = [:]
        let paths = try setting.paths(from: names)
        for path in paths {
          let ups = path.split(separator: "/").prefix { $0 == ".." }.count
          guard ups <= outer.count + names.count else { continue }
          let place =
            (outer + names).dropLast(ups) + path.split(separator: "/").dropFirst(ups).map(String.init)
          let found = try repository.entries(at: place.joined(separator: "/"), of: commit)
          let isPackage = found.contains { $0.path == "Package.swift" }
          let shared = found.filter { !isPackage || !$0.path.hasPrefix("Tests/") }
            .map { $0.moved(to: "\(path)/\($0.path)") }
          entries += shared
          let hasSwift = shared.contains { $0.path.hasSuffix(".swift") && Self.isInLibrary($0.path) }
          contents[path] =
            found.first.map { $0.path.isEmpty ? .file : hasSwift ? .library : .empty } ?? .absent
        }
        try setting.checkFolders(paths) { contents[$0] ?? .library }
        return entries
      }
      guard let last = outer.popLast() else { return [] }
      names.insert(last, at: 0)
    }
  }

  /// The `library` setting of a settings file, if the file exists and has it.
  /// - Throws: ``CommandFailure`` with the exit code 65 and all errors in the file.
  private static func librarySetting(
    _ bytes: [UInt8]?, from file: String
  ) throws(CommandFailure) -> LibrarySetting? {
    guard let bytes else { return nil }
    let settings = ProjectSettings(bytes, from: file)
    guard settings.faults.isEmpty else { throw CommandFailure(diagnostics: settings.faults, exitCode: 65) }
    return settings.library
  }

  /// Whether a file of a library is read without being named.
  private static func isInLibrary(_ path: String) -> Bool {
    let names = path.split(separator: "/").drop { $0 == ".." }
    return !names.contains { $0.hasPrefix(".") } && (path.hasSuffix(".swift") || path.hasSuffix(".py"))
  }

  /// Whether a file beside a spec is read without a path in the sources: a script, or the list of images.
  private static func isBesideSpec(_ name: String) -> Bool { name.hasSuffix(".py") || name == "images.yaml" }

  private static func isManifest(_ path: String) -> Bool {
    !path.split(separator: "/").contains { $0.hasPrefix(".") }
      && [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
  }

  /// The manifests of all paths that are not specs; nil if there are none.
  var manifests: ManifestFiles? {
    named.isEmpty && found.isEmpty ? nil : ManifestFiles(named: named, found: found)
  }

  /// A path without `./` at the start and slashes at the end.
  private static func normalized(_ path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./"), path.count > 2 { path = path.dropFirst(2) }
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
