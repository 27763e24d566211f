#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Files {
  /// Whose a folder is, and who else may write to it.
  struct Ownership {
    var isFolder: Bool
    var isOwn: Bool
    var isWritableForOthers: Bool

    /// Why what is in the folder may be somebody else's.
    var reasonNotToTrust: String? {
      if !isFolder { return "it is not a folder" }
      if !isOwn { return "it belongs to another user" }
      return isWritableForOthers ? "other users may write to it" : nil
    }
  }

  /// The access to a folder, symbolic links followed; nil where nothing is there.
  static func ownership(of path: String) -> Ownership? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Ownership(
      isFolder: status.st_mode & S_IFMT == S_IFDIR, isOwn: status.st_uid == geteuid(),
      isWritableForOthers: status.st_mode & 0o022 != 0)
  }

  /// Whether the file system of a path has so little room that a compiler may not be able to write its modules.
  static func isNearlyFull(_ path: String) -> Bool {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return false }
    return UInt64(status.f_bavail) < (64 << 20) / max(1, UInt64(status.f_frsize))
  }
}
