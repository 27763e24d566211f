#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Files {
  /// The owner of a folder, and whether other users can write to it.
  struct Ownership {
    var isOwn: Bool
    var isWritableForOthers: Bool

    /// Why other users may have written to the folder; nil if they cannot.
    var reasonNotToTrust: String? {
      if !isOwn { return "the folder belongs to another user" }
      return isWritableForOthers ? "other users can write to the folder" : nil
    }
  }

  /// The ownership of a path, with symbolic links followed; nil if it is not a folder.
  static func ownership(of path: String) -> Ownership? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return Ownership(
      isOwn: status.st_uid == geteuid(),
      isWritableForOthers: status.st_mode & 0o022 != 0)
  }

  /// Whether the file system of a path has less than 64 MiB left, too little for the compiler's modules.
  static func isNearlyFull(_ path: String) -> Bool {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return false }
    return UInt64(status.f_bavail) < (64 << 20) / max(1, UInt64(status.f_frsize))
  }
}
