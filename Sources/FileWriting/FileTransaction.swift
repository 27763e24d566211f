#if canImport(Darwin)
  private import Darwin
#elseif canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// A set of file changes: either all of them are made, or none.
///
/// All commands use it to write files.
///
/// Every file is first written to the disk next to its place, under a temporary name. When all files are on the disk,
/// they are renamed. During a transaction, its folders are locked, and signals that stop the process are deferred until
/// the files are consistent. Call ``commit()`` or ``abandon()`` at the end.
package struct FileTransaction: Sendable {
  private let token = TemporaryFiles.token()
  private let patience: Duration
  private let followsLinks: Bool
  private var locks: [FolderLock] = []
  private var signals: DeferredSignals?
  /// The paths of files that can be staged.
  private var begun: [String] = []
  private var madeFolders: [String] = []
  private var replacements: [String] = []
  private var removals: [(path: String, root: String)] = []

  /// Creates a transaction without changes.
  ///
  /// - Parameters:
  ///   - followsLinks: whether files are written into folders that are symbolic links.
  ///   - patience: the time to wait for another process that writes to the same folders; 30 seconds by default.
  package init(followsLinks: Bool = false, patience: Duration? = nil) {
    self.followsLinks = followsLinks
    self.patience = patience ?? FolderLock.patience
  }

  /// Creates the folders of the files to be staged, locks `root`, and removes temporary files that killed
  /// processes left in `swept` and next to the files.
  ///
  /// - Parameters:
  ///   - root: the folder from the command line. It can be a link; folders below it can be links only if links are
  ///     followed.
  ///   - swept: additional folders to search for temporary files.
  package mutating func begin(
    _ places: [String], in root: String, sweeping swept: [String] = []
  ) throws(FileFault) {
    if signals == nil { signals = DeferredSignals() }
    try makeFolder(root)
    if let lock = try FolderLock(root, patience: patience) { locks.append(lock) }
    let folders = Set(places.map(FolderListing.parent))
    if !followsLinks, let link = FolderListing.firstLink(among: folders, below: root) {
      throw .linkedFolder(link)
    }
    for folder in folders.sorted() { try makeFolder(folder) }
    for leftover in TemporaryFiles.leftovers(in: folders.union(swept).union([root])) { unlink(leftover) }
    begun += places
  }

  /// Writes a file next to its place.
  ///
  /// The file gets the mode of the existing file and, if the process runs as root, its owner and group.
  package func stage(_ bytes: [UInt8], for place: String) throws(FileFault) {
    if DeferredSignals.isPending { throw .interrupted }
    let existing = linkStatus(of: place)
    if let existing, existing.type == S_IFDIR { throw .notAFile(place) }
    if let existing, existing.type != S_IFREG, existing.type != S_IFLNK {
      throw .notRegular(place, kind: existing.kindName)
    }
    let path = temporary(place, .new)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(place, reason: systemReason()) }
    var code = Self.write(bytes, to: descriptor)
    if code == 0, let existing, existing.type == S_IFREG {
      if geteuid() == 0 { _ = fchown(descriptor, existing.st_uid, existing.st_gid) }
      if fchmod(descriptor, existing.st_mode & 0o7777) != 0 { code = errno }
    }
    if code == 0, flushesEachFile, fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code != 0 { throw .unwritable(place, reason: systemReason(code)) }
  }

  /// Adds the replacement of a staged file.
  package mutating func replace(_ place: String) { replacements.append(place) }

  /// Adds the removal of a file, and of the folders below `root` that become empty.
  package mutating func remove(_ place: String, below root: String) { removals.append((place, root)) }

  /// Makes the changes.
  ///
  /// - Throws: ``FileFault`` if a change fails. The changes before it are undone; if that also fails, the error lists
  ///   the files.
  package mutating func commit() throws(FileFault) {
    guard !DeferredSignals.isPending else {
      abandon()
      throw .interrupted
    }
    var steps = CommitSteps()
    do throws(FileFault) {
      if !flushesEachFile { try FileSystems(of: replacements).flush() }
      for place in replacements {
        try steps.replace(place, by: temporary(place, .new), keeping: temporary(place, .old))
      }
      for (path, _) in removals { try steps.remove(path, keeping: temporary(path, .old)) }
    } catch {
      let changed = steps.undo()
      abandon()
      guard case .unwritable(let path, let reason, _) = error else { throw error }
      throw .unwritable(path, reason: reason, changed: changed)
    }
    steps.finish()
    for (path, root) in removals { removeEmptyFolders(above: path, below: root) }
    removeStaged()
    end()
  }

  /// Removes the staged files, and the folders that the transaction created.
  package mutating func abandon() {
    removeStaged()
    for folder in madeFolders.reversed() { rmdir(folder) }
    end()
  }

  /// Whether each file is flushed to the disk when it is staged.
  ///
  /// Each flush waits for the disk. Many files are therefore flushed together, with all other changes to their file
  /// system.
  private var flushesEachFile: Bool { !FileSystems.canFlush || begun.count <= Self.filesFlushedEach }

  private static let filesFlushedEach = 256

  private mutating func end() {
    for lock in locks { lock.release() }
    locks = []
    begun = []
    signals?.pass()
    signals = nil
  }

  private func temporary(_ place: String, _ role: TemporaryFiles.Role) -> String {
    TemporaryFiles.path(for: place, role, token: token)
  }

  private func removeStaged() {
    for place in begun { unlink(temporary(place, .new)) }
  }

  /// Removes the folders that became empty; the system does not remove other folders.
  private func removeEmptyFolders(above path: String, below root: String) {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      guard folder.hasPrefix(root), folder.utf8.count > root.utf8.count else { return }
      if rmdir(String(folder)) != 0 { return }
    }
  }

  /// Creates a folder and its parent folders.
  private mutating func makeFolder(_ folder: String) throws(FileFault) {
    var path = ""
    for (index, part) in folder.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      path += index == 0 ? String(part) : "/\(part)"
      if path.isEmpty || part.isEmpty { continue }
      if mkdir(path, 0o777) == 0 {
        madeFolders.append(path)
        continue
      }
      let code = errno
      guard code == EEXIST || code == EISDIR else { throw .unwritable(path, reason: systemReason(code)) }
      var status = stat()
      if stat(path, &status) == 0, status.type != S_IFDIR { throw .notAFolder(path) }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #elseif canImport(Glibc)
          let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #else
          let count = Musl.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if count == 0 {
          return EIO
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
