import ManifestTree
private import SystemPackage

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
    /// The folder's path with a slash behind it.
    let root: String

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
    try plan(for: files) { (_, _) throws(OutputError) in }
  }

  /// Compares the folder with the files that it should hold, and has those that differ ready in a transaction.
  public func stage(
    _ files: [RenderedFile], in transaction: inout OutputTransaction
  ) throws(OutputError) -> Plan {
    try transaction.begin(files.map { join($0.name) })
    return try plan(for: files, OutputTransaction.stage)
  }

  /// Compares the folder with files, and hands the bytes of those that differ on, with their places.
  private func plan(
    for files: [RenderedFile], _ stage: @Sendable ([UInt8], String) throws(OutputError) -> Void
  ) throws(OutputError) -> Plan {
    let states = files.concurrentMap(chunk: 1) { file in
      Result { () throws(OutputError) -> State in
        let (place, bytes) = (join(file.name), file.bytes)
        let state = try state(of: bytes, at: place)
        if state != .right { try stage(bytes, place) }
        return state
      }
    }
    var plan = Plan(root: join(""))
    for (file, state) in zip(files, states).sorted(by: { $0.0.name < $1.0.name }) {
      let place = join(file.name)
      switch try state.get() {
      case .right: continue
      case .missing: plan.missing.append(place)
      case .differing: plan.differing.append(place)
      case .foreign: plan.foreign.append(place)
      }
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

  private func state(of bytes: [UInt8], at place: String) throws(OutputError) -> State {
    guard let existing = try read(place) else { return .missing }
    if existing == bytes { return .right }
    return FileHeader(of: existing, in: place) == FileHeader(app: app) ? .differing : .foreign
  }

  private func join(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// The bytes of a file; nil where there is none.
  private func read(_ place: String) throws(OutputError) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(FilePath(place), .readOnly, options: .closeOnExec)
      return try file.closeAfter {
        var bytes: [UInt8] = []
        while true {
          let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
          }
          if piece.isEmpty { return bytes }
          bytes += piece
        }
      }
    } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
      return nil
    } catch Errno.isDirectory {
      throw .notAFile(place)
    } catch {
      throw .unreadable(place)
    }
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

  /// Whether a place is a folder itself, and no link to one.
  private func isFolder(_ place: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: place)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }
}
