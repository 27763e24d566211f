#if canImport(Darwin)
  private import Darwin
#elseif canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// An exclusive lock on a folder, which only one process can have.
///
/// The kernel locks the folder itself. The lock therefore needs no file, and is released when the process ends for any
/// reason.
struct FolderLock {
  private let descriptor: Int32

  /// The time that a second process waits for the first: rendering usually takes a few seconds.
  static let patience: Duration = .seconds(30)
  private static let pause: useconds_t = 20_000

  /// Locks a folder, once the process that holds the lock has released it.
  ///
  /// - Returns: nil on file systems without locks, or if the folder cannot be opened. The lock protects only against a
  ///   second process that writes to the folder, so a process can continue without it.
  /// - Throws: ``FileFault/locked(_:)`` if the lock is not released within `patience`, or ``FileFault/interrupted``.
  init?(_ folder: String, patience: Duration) throws(FileFault) {
    let clock = ContinuousClock()
    let end = clock.now + patience
    while true {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if Self.isCurrent(descriptor, folder) {
          self.descriptor = descriptor
          return
        }
        // The process with the lock removed the folder, and the path is now another folder.
        close(descriptor)
        continue
      }
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK || code == EINTR else { return nil }
      if DeferredSignals.isPending { throw .interrupted }
      if clock.now >= end { throw .locked(folder) }
      usleep(Self.pause)
    }
  }

  func release() { close(descriptor) }

  private static func isCurrent(_ descriptor: Int32, _ folder: String) -> Bool {
    var (held, named) = (stat(), stat())
    guard fstat(descriptor, &held) == 0, stat(folder, &named) == 0 else { return true }
    return held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }
}
