import Diagnostics
import Foundation
import ManifestTree
import SpecLoading

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
  /// - Throws: ``CommandFailure`` if the revision cannot be read.
  init(_ paths: [String], at revision: String) throws(CommandFailure) {
    var commits: [String: String] = [:]
    for (place, path) in paths.enumerated() {
      let repository = try GitRepository(containing: Self.normalized(path), for: revision)
      let inside = repository.path(of: Self.normalized(path))
      let commit: String
      if let known = commits[path] { commit = known } else { commit = try repository.commit(of: revision) }
      commits[path] = commit
      let files = try repository.files(at: inside, of: commit)
      add(files, at: path, place, revision)
    }
  }

  private mutating func add(
    _ files: [(path: String, bytes: [UInt8])], at path: String, _ place: Int, _ revision: String
  ) {
    guard !files.isEmpty else { return absent.append(path) }
    let path = Self.normalized(path)
    let name = "\(revision):\(path)"
    let environment = ProcessInfo.processInfo.environment
    let top = files.filter { !$0.path.contains("/") }
    if let file = files.first, files.count == 1, file.path.isEmpty {
      guard path.hasSuffix(".swift") || path.hasSuffix(".portolan") else {
        return named.append((name, file.bytes))
      }
      let own = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
      specs.append(
        SpecRequest(name, environment: environment, files: [.init(name: own, bytes: file.bytes)]))
      specPlaces.append(place)
    } else if top.contains(where: { $0.path.hasSuffix(".swift") }) {
      let sources = top.filter { [".swift", ".py"].contains(where: $0.path.hasSuffix) }
      specs.append(
        SpecRequest(
          name, environment: environment, files: sources.map { .init(name: $0.path, bytes: $0.bytes) }))
      specPlaces.append(place)
    } else {
      let prefix = path == "." ? "\(revision):" : "\(name)/"
      found += files.filter { ![".swift", ".py", ".portolan"].contains(where: $0.path.hasSuffix) }
        .map { (prefix + $0.path, $0.bytes) }
    }
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
