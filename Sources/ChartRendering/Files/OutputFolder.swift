import ManifestTree

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
  private let ownFolders: [String]

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
    /// The folder's path with a slash behind it.
    let root: String

    struct Change: Sendable {
      let path: String
      let bytes: [UInt8]
    }

    /// Whether the folder holds exactly the rendered files.
    public var isClean: Bool { differing.isEmpty && missing.isEmpty && stale.isEmpty && foreign.isEmpty }
  }

  /// Names a folder for an app's files; it need not exist.
  ///
  /// - Parameter ownFolders: the folders in it that hold nothing but rendered files. Stale files are looked for in the
  ///   folder itself and in all of these, however deep; what other folders hold is somebody else's.
  public init(path: String, app: String, ownFolders: [String] = []) {
    self.path = path
    self.app = app
    self.ownFolders = ownFolders
  }

  /// Compares the folder with the files that it should hold; it changes nothing.
  public func plan(for files: [RenderedFile]) throws(OutputError) -> Plan {
    var plan = Plan(root: join(""))
    let files = files.sorted { $0.name < $1.name }
    for (file, state) in zip(files, files.concurrentMap(state)) {
      let place = join(file.name)
      switch try state.get() {
      case .right: continue
      case .missing: plan.missing.append(place)
      case .differing: plan.differing.append(place)
      case .foreign: plan.foreign.append(place)
      }
      plan.changes.append(Plan.Change(path: place, bytes: file.bytes))
    }
    let wanted = Set(files.map(\.name))
    for name in try presentFiles() where !wanted.contains(name) {
      let place = join(name)
      if let bytes = try read(place), FileHeader(of: bytes, in: place) == FileHeader(app: app) {
        plan.stale.append(place)
      }
    }
    return plan
  }

  /// What stands in the place of a file.
  private enum State {
    case right, missing, differing, foreign
  }

  private func state(of file: RenderedFile) -> Result<State, OutputError> {
    Result { () throws(OutputError) -> State in
      let place = join(file.name)
      guard let existing = try read(place) else { return .missing }
      if existing == Data(file.bytes) { return .right }
      return FileHeader(of: existing, in: place) == FileHeader(app: app) ? .differing : .foreign
    }
  }

  private func join(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  private func read(_ place: String) throws(OutputError) -> Data? {
    if let data = FileManager.default.contents(atPath: place) { return data }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { return nil }
    throw isFolder ? .notAFile(place) : .unreadable(place)
  }

  /// The files that could be ours: those of the folder itself, then those of its own folders.
  private func presentFiles() throws(OutputError) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
    if !isFolder { throw .notAFolder(path) }
    var files: [String] = []
    var pending = ownFolders.sorted().reversed().map { "\($0)/" } + [""]
    while let folder = pending.popLast() {
      guard let entries = try entries(of: folder) else { continue }
      files += entries.filter { !$0.isFolder && CommentForm(of: $0.name) != nil }.map { folder + $0.name }
      if folder.isEmpty { continue }
      pending += entries.filter(\.isFolder).reversed().map { "\(folder)\($0.name)/" }
    }
    return files
  }

  /// What stands in a folder, sorted; nil where there is no such folder.
  ///
  /// Links to folders are no folders.
  private func entries(of folder: String) throws(OutputError) -> [(name: String, isFolder: Bool)]? {
    let place = folder.isEmpty ? path : join(String(folder.dropLast()))
    guard folder.isEmpty || isFolder(place) else { return nil }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
    } catch {
      throw .unreadable(place)
    }
    var entries: [(name: String, isFolder: Bool)] = []
    for name in names {
      let full = place.hasSuffix("/") ? place + name : "\(place)/\(name)"
      var leadsToFolder = false
      guard FileManager.default.fileExists(atPath: full, isDirectory: &leadsToFolder) else { continue }
      if !leadsToFolder || isFolder(full) { entries.append((name, leadsToFolder)) }
    }
    return entries
  }

  private func isFolder(_ place: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: place)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }
}
