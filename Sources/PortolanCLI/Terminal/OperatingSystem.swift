import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the C library knows about files, terminals, and users; full Foundation would make the tool several times as large.
enum OperatingSystem {
  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: FileDescriptor) -> Bool { isatty(descriptor.rawValue) == 1 }

  /// Whether the user is the superuser.
  static var isSuperuser: Bool { geteuid() == 0 }

  /// Whether a path, with symbolic links followed, is a folder; nil if it does not exist.
  static func isFolder(_ path: String) -> Bool? {
    var status = stat()
    // C would truncate the path at its first null byte.
    guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// The files in a folder and its subfolders, relative to it; hidden ones are skipped, and links are not followed.
  static func files(below folder: String) -> [String] {
    var found: [String] = []
    // Each folder with the slash after it; the folder itself is empty.
    var pending = [""]
    while let prefix = pending.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(prefix)")) ?? []
      for name in names where !name.hasPrefix(".") {
        var status = stat()
        guard lstat("\(folder)/\(prefix)\(name)", &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          pending.append("\(prefix)\(name)/")
        } else {
          found.append(prefix + name)
        }
      }
    }
    return found
  }
}
