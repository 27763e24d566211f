#if canImport(Darwin)
  private import Darwin
#elseif canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// The completed changes of a transaction, and how to undo each of them.
struct CommitSteps {
  private var steps: [Step] = []

  private struct Step {
    let place: String
    let undo: Undo
  }

  private enum Undo {
    /// Renames the old file back from this temporary name.
    case restore(String)
    /// Removes the new file, because there was no old file.
    case remove
    /// The old file cannot be restored, because no hard link to it could be created: some file systems have none.
    case impossible
  }

  /// Moves a new file to its place, and keeps the old file under the name `old` until the end of the transaction.
  mutating func replace(_ place: String, by new: String, keeping old: String) throws(FileFault) {
    let undo: Undo
    if let status = linkStatus(of: place) {
      if status.type == S_IFDIR { throw .notAFile(place) }
      undo = link(place, old) == 0 ? .restore(old) : .impossible
    } else {
      undo = .remove
    }
    guard rename(new, place) == 0 else {
      let code = errno
      if case .restore = undo { unlink(old) }
      throw .unwritable(place, reason: systemReason(code))
    }
    steps.append(Step(place: place, undo: undo))
  }

  /// Removes a file, and keeps it under the name `old` until the end of the transaction.
  mutating func remove(_ place: String, keeping old: String) throws(FileFault) {
    guard rename(place, old) == 0 else {
      if errno == ENOENT { return }
      throw .unwritable(place, reason: systemReason())
    }
    steps.append(Step(place: place, undo: .restore(old)))
  }

  /// Undoes the changes in reverse order.
  /// - Returns: the files that could not be restored, in the order of the changes.
  mutating func undo() -> [String] {
    var changed: [String] = []
    for step in steps.reversed() {
      let isUndone =
        switch step.undo {
        case .restore(let old): rename(old, step.place) == 0
        case .remove: unlink(step.place) == 0
        case .impossible: false
        }
      if !isUndone { changed.append(step.place) }
    }
    steps = []
    return changed.reversed()
  }

  /// Removes the old files and flushes the folders' entries to disk.
  mutating func finish() {
    var folders: Set<String> = []
    for step in steps {
      folders.insert(FolderListing.parent(of: step.place))
      if case .restore(let old) = step.undo { unlink(old) }
    }
    for folder in folders.sorted() {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      // Some file systems do not support this and return an error, which is ignored.
      fsync(descriptor)
      close(descriptor)
    }
    steps = []
  }
}
