#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A folder that rendered files go to, and how it differs from them.
///
/// Files are compared by their bytes: those that are right already are left alone, with their modification times.
public struct OutputFolder: Sendable {
  private let path: String
  private let app: String

  /// What has to happen for a folder to hold exactly the rendered files.
  public struct Plan: Sendable {
    /// Files that are there with other bytes, by path.
    public internal(set) var differing: [String] = []
    /// Files that are not there.
    public internal(set) var missing: [String] = []
    /// Files of the same app that are no longer rendered.
    public internal(set) var stale: [String] = []
    /// Files of the same name that Portolan did not write, or wrote for another app.
    public internal(set) var foreign: [String] = []
    var changes: [Change] = []

    struct Change: Sendable {
      let path: String
      let bytes: [UInt8]
    }

    /// Whether the folder holds exactly the rendered files.
    public var isClean: Bool { differing.isEmpty && missing.isEmpty && stale.isEmpty && foreign.isEmpty }
  }

  /// Names a folder for an app's files; it need not exist.
  public init(path: String, app: String) {
    self.path = path
    self.app = app
  }

  /// Compares the folder with the files that it should hold; it changes nothing.
  public func plan(for files: [RenderedFile]) throws(OutputError) -> Plan {
    var plan = Plan()
    for file in files.sorted(by: { $0.name < $1.name }) {
      let place = join(file.name)
      guard let existing = try read(place) else {
        plan.missing.append(place)
        plan.changes.append(Plan.Change(path: place, bytes: file.bytes))
        continue
      }
      if existing == file.bytes { continue }
      if FileHeader(of: existing) == FileHeader(app: app) {
        plan.differing.append(place)
      } else {
        plan.foreign.append(place)
      }
      plan.changes.append(Plan.Change(path: place, bytes: file.bytes))
    }
    let wanted = Set(files.map(\.name))
    for name in try yamlFiles() where !wanted.contains(name) {
      let place = join(name)
      if let bytes = try read(place), FileHeader(of: bytes) == FileHeader(app: app) {
        plan.stale.append(place)
      }
    }
    return plan
  }

  private func join(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  private func read(_ place: String) throws(OutputError) -> [UInt8]? {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { return nil }
    if isFolder { throw .notAFile(place) }
    guard let data = FileManager.default.contents(atPath: place) else { throw .unreadable(place) }
    return Array(data)
  }

  private func yamlFiles() throws(OutputError) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    if !isFolder { throw .notAFolder(path) }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }
        .sorted()
    } catch {
      throw .unreadable(path)
    }
  }
}
