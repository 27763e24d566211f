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
/// are they renamed. What was begun and is not wanted after all is removed by ``abandon()``.
public struct OutputTransaction {
  /// The places of files that may have begun.
  private var begun: [String] = []
  private var madeFolders: [String] = []
  private var changes: [String] = []
  private var removals: [(path: String, root: String)] = []

  /// Makes a transaction without changes.
  public init() {}

  /// Makes the folders of files that are to be staged.
  mutating func begin(_ places: [String]) throws(OutputError) {
    begun += places
    try makeFolders(of: places)
  }

  /// Writes a file beside its place.
  static func stage(_ bytes: [UInt8], for place: String) throws(OutputError) {
    do {
      let file = try FileDescriptor.open(
        FilePath(temporaryName(for: place)), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
      try file.closeAfter { _ = try file.writeAll(bytes) }
    } catch {
      throw .unwritable(place, reason: "\(error)")
    }
  }

  /// Adds the staged files of a plan, and the removal of its stale files where `prunes` says so.
  public mutating func add(_ plan: OutputFolder.Plan, prunes: Bool) {
    changes += plan.differing + plan.missing + plan.foreign
    if prunes { removals += plan.stale.map { ($0, plan.root) } }
  }

  /// Makes the changes.
  public func commit() throws(OutputError) {
    for place in changes where rename(Self.temporaryName(for: place), place) != 0 {
      let reason = String(cString: strerror(errno))
      removeStaged()
      throw .unwritable(place, reason: reason)
    }
    for (path, root) in removals {
      if unlink(path) != 0 { throw .unwritable(path, reason: String(cString: strerror(errno))) }
      removeEmptyFolders(above: path, below: root)
    }
  }

  /// Removes all that was begun.
  public func abandon() {
    removeStaged()
    for folder in madeFolders.reversed() { rmdir(folder) }
  }

  private func removeStaged() {
    for place in begun { unlink(Self.temporaryName(for: place)) }
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
  private static func temporaryName(for path: String) -> String {
    let name = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    return "\(path[..<name]).\(path[name...]).portolan-\(process)"
  }

  private static let process = getpid()

  private mutating func makeFolders(of places: [String]) throws(OutputError) {
    var known: Set<Substring> = []
    for place in places {
      let parent = place[..<(place.lastIndex(of: "/") ?? place.startIndex)]
      guard known.insert(parent).inserted else { continue }
      var folder = ""
      for (index, part) in parent.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
        folder += index == 0 ? String(part) : "/\(part)"
        if folder.isEmpty { continue }
        if mkdir(folder, 0o777) == 0 {
          madeFolders.append(folder)
        } else if errno == EEXIST || errno == EISDIR {
          var status = stat()
          if stat(folder, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { throw .notAFolder(folder) }
        } else {
          throw .unwritable(folder, reason: String(cString: strerror(errno)))
        }
      }
    }
  }
}
