package import FileWriting
import ManifestTree

/// An output folder for rendered files: compares its files with the rendered ones, and writes the rendered ones that
/// differ.
///
/// Files are compared by their bytes. Unchanged files are not written, so they keep their modification times.
package struct OutputFolder: Sendable {
  private let path: String
  private let app: String
  private let ownFolders: [String]
  private let followsLinks: Bool

  /// The changes after which a folder contains exactly the rendered files.
  package struct Plan: Sendable {
    /// Existing files with different bytes, by path.
    package internal(set) var differing: [String] = []
    /// Files that do not exist.
    package internal(set) var missing: [String] = []
    /// Files of the same app that are no longer rendered.
    package internal(set) var stale: [String] = []
    /// Existing files with the name of a rendered file that Portolan did not write, or wrote for another app.
    package internal(set) var foreign: [String] = []
    /// Temporary files of a process that was killed.
    package internal(set) var leftovers: [String] = []
    /// The folder's path with a slash at the end.
    let root: String

    /// Whether the folder contains exactly the rendered files.
    package var isClean: Bool {
      differing.isEmpty && missing.isEmpty && stale.isEmpty && foreign.isEmpty && leftovers.isEmpty
    }

    /// Adds the staged files, and the removal of stale files if `prunes` is true.
    package func add(to transaction: inout FileTransaction, prunes: Bool) {
      for place in differing + missing + foreign { transaction.replace(place) }
      if prunes { for place in stale { transaction.remove(place, below: root) } }
    }
  }

  /// Creates the folder of an app's files, which does not have to exist.
  ///
  /// - Parameters:
  ///   - ownFolders: the folders in it that contain only rendered files. Stale files are searched for in the folder
  ///     itself and, recursively, in these folders; files in other folders are not Portolan's.
  ///   - followsLinks: whether folders in it may be symbolic links to other places.
  package init(path: String, app: String, ownFolders: [String] = [], followsLinks: Bool = false) {
    self.path = path
    self.app = app
    self.ownFolders = ownFolders
    self.followsLinks = followsLinks
  }

  /// Compares the folder with the rendered files, without changes.
  package func plan(for files: [RenderedFile]) throws(FileFault) -> Plan {
    let folders = Set(files.map { FolderListing.parent(of: join($0.name)) })
    if !followsLinks, let link = FolderListing.firstLink(among: folders, below: path) {
      throw .linkedFolder(link)
    }
    let present = try presentFolders()
    var plan = try plan(for: files, in: present) { (_, _) throws(FileFault) in }
    plan.leftovers = TemporaryFiles.leftovers(in: folders.union(present))
    return plan
  }

  /// Compares the folder with the rendered files, and stages those that differ in a transaction.
  package func stage(
    _ files: [RenderedFile], in transaction: inout FileTransaction
  ) throws(FileFault) -> Plan {
    let present = try presentFolders()
    try transaction.begin(files.map { join($0.name) }, in: path, sweeping: present)
    let staged = transaction
    return try plan(for: files, in: present) { (bytes, place) throws(FileFault) in
      try staged.stage(bytes, for: place)
    }
  }

  /// Compares the folder with files, and passes on the bytes and paths of those that differ.
  private func plan(
    for files: [RenderedFile], in folders: [String],
    _ stage: @Sendable ([UInt8], String) throws(FileFault) -> Void
  ) throws(FileFault) -> Plan {
    let states = files.concurrentMap(chunk: 1) { file in
      Result { () throws(FileFault) -> State in
        let (place, bytes) = (join(file.name), try file.bytes)
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
    let wanted = Set(files.map { join($0.name) })
    for folder in folders {
      for entry in try FolderListing.entries(of: folder) where entry.kind == .file {
        let place = FolderListing.join(folder, entry.name)
        guard CommentForm(of: entry.name) != nil, !wanted.contains(place) else { continue }
        if try header(at: place) == FileHeader(app: app) { plan.stale.append(place) }
      }
    }
    return plan
  }

  /// How the item at the path of a file compares with the rendered file.
  private enum State {
    case right, missing, differing, foreign
  }

  private func state(of bytes: [UInt8], at place: String) throws(FileFault) -> State {
    do throws(FileFault) {
      guard let file = try RegularFile(at: place, followsLink: followsLinks) else { return .missing }
      if file.size == bytes.count, try file.bytes() == bytes { return .right }
      return try FileHeader(of: file.bytes(upTo: FileHeader.reach), in: place) == FileHeader(app: app)
        ? .differing : .foreign
    } catch {
      // A link counts as a file that Portolan did not write, even if its target has the rendered bytes.
      if error == .notRegular(place, kind: RegularFile.linkKind) { return .foreign }
      throw error
    }
  }

  private func header(at place: String) throws(FileFault) -> FileHeader? {
    guard let file = try RegularFile(at: place, followsLink: false) else { return nil }
    return FileHeader(of: try file.bytes(upTo: FileHeader.reach), in: place)
  }

  private func join(_ name: String) -> String { FolderListing.join(path, name) }

  /// The folders that can contain rendered files: the folder itself, and its own folders with their subfolders.
  private func presentFolders() throws(FileFault) -> [String] {
    switch FolderListing.kind(of: path, followsLinks: true) {
    case nil: return []
    case .folder: break
    default: throw .notAFolder(path)
    }
    var folders = [path]
    var pending = ownFolders.sorted().reversed().map(join)
    while let folder = pending.popLast() {
      guard FolderListing.kind(of: folder, followsLinks: followsLinks) == .folder else { continue }
      folders.append(folder)
      // Only the own folders themselves can be links: links below them could form a cycle.
      let inner = try FolderListing.entries(of: folder).filter { $0.kind == .folder }
      pending += inner.reversed().map { FolderListing.join(folder, $0.name) }
    }
    return folders
  }
}
