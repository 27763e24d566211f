private import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Changes of several folders that happen together or not at all.
///
/// Every file is first written beside its place, under a name of its own; only when all of them are complete on the disk
/// are they renamed. A fault before that removes what was begun.
public struct OutputTransaction {
  private var changes: [OutputFolder.Plan.Change] = []
  private var removals: [(path: String, root: String)] = []

  /// Makes a transaction without changes.
  public init() {}

  /// Adds the writes of a plan, and the removal of its stale files where `prunes` says so.
  public mutating func add(_ plan: OutputFolder.Plan, prunes: Bool) {
    changes += plan.changes
    if prunes { removals += plan.stale.map { ($0, plan.root) } }
  }

  /// Makes the changes.
  public func commit() throws(OutputError) {
    var staged: [(temporary: String, place: String)] = []
    var madeFolders: [String] = []
    do throws(OutputError) {
      madeFolders = try makeFolders()
      // One after the other: a folder takes new files from one thread at a time.
      for change in changes {
        let temporary = temporaryName(for: change.path)
        staged.append((temporary, change.path))
        try write(change.bytes, to: temporary, for: change.path)
      }
    } catch {
      for file in staged { unlink(file.temporary) }
      for folder in madeFolders.reversed() { rmdir(folder) }
      throw error
    }
    for file in staged where rename(file.temporary, file.place) != 0 {
      let reason = String(cString: strerror(errno))
      for file in staged { unlink(file.temporary) }
      throw .unwritable(file.place, reason: reason)
    }
    for (path, root) in removals {
      if unlink(path) != 0 { throw .unwritable(path, reason: String(cString: strerror(errno))) }
      removeEmptyFolders(above: path, below: root)
    }
  }

  /// Removes the folders that a removal left empty; the system refuses to remove any other.
  private func removeEmptyFolders(above path: String, below root: String) {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      guard folder.hasPrefix(root), folder.utf8.count > root.utf8.count else { return }
      if rmdir(String(folder)) != 0 { return }
    }
  }

  /// A hidden name beside the file, so that the rename stays within one file system.
  private func temporaryName(for path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = ".\(parts.last ?? "").portolan-\(getpid())"
    return (parts.dropLast().map(String.init) + [name]).joined(separator: "/")
  }

  /// Makes the folders of all changes; a fault removes those that were made.
  private func makeFolders() throws(OutputError) -> [String] {
    var made: [String] = []
    var known: Set<Substring> = []
    for change in changes {
      let parent = change.path[..<(change.path.lastIndex(of: "/") ?? change.path.startIndex)]
      guard known.insert(parent).inserted else { continue }
      var folder = ""
      for (index, part) in parent.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
        folder += index == 0 ? String(part) : "/\(part)"
        if folder.isEmpty { continue }
        if mkdir(folder, 0o777) == 0 {
          made.append(folder)
        } else if errno != EEXIST, errno != EISDIR {
          let reason = String(cString: strerror(errno))
          for folder in made.reversed() { rmdir(folder) }
          throw .unwritable(folder, reason: reason)
        }
      }
    }
    return made
  }

  private func write(_ bytes: [UInt8], to path: String, for place: String) throws(OutputError) {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
      try file.closeAfter { _ = try file.writeAll(bytes) }
    } catch {
      throw .unwritable(place, reason: "\(error)")
    }
  }
}
