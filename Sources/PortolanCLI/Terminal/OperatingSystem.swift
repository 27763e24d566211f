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

/// Information about files, terminals, and users from the C library; full Foundation would make the tool several
/// times as large.
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

  /// Whether a path, with symbolic links followed, is a regular file.
  static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The size of a regular file; nil for a folder, a pipe, or a device.
  static func size(of descriptor: FileDescriptor) -> Int? {
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Uses large pages for memory that is about to be filled, where the system has them.
  ///
  /// Filling a page of 4 KiB costs more for the page than for its bytes.
  static func useLargePages(for bytes: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
      guard let start = bytes.baseAddress?.alignedUp(toMultipleOf: pageSize),
        let end = bytes.baseAddress.map({ $0 + bytes.count }), start < end
      else { return }
      // Without large pages, the system returns an error, and small pages are used.
      madvise(start, end - start, MADV_HUGEPAGE)
    #endif
  }

  /// The files in a folder and its subfolders, relative to it.
  ///
  /// Hidden files, pipes, and devices are skipped. Links to files count as files; links to folders are not followed.
  static func files(below folder: String) -> FolderFiles {
    var found = FolderFiles()
    // Paths of folders relative to `folder`, with a slash at the end; the empty path is `folder` itself.
    var pending = [""]
    while let prefix = pending.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(prefix)")) ?? []
      for name in names where !name.hasPrefix(".") {
        var (own, target) = (stat(), stat())
        let path = "\(folder)/\(prefix)\(name)"
        guard lstat(path, &own) == 0 else { continue }
        if own.st_mode & S_IFMT == S_IFDIR {
          pending.append("\(prefix)\(name)/")
        } else if stat(path, &target) != 0 {
          found.brokenLinks.append(prefix + name)
        } else if target.st_mode & S_IFMT == S_IFREG {
          found.files.append(prefix + name)
        }
      }
    }
    return found
  }
}

/// The files in a folder, by their paths relative to it.
struct FolderFiles {
  var files: [String] = []
  /// Symbolic links whose targets do not exist.
  var brokenLinks: [String] = []

  /// The files and links that end with one of the endings, sorted, with paths that begin with the folder.
  func paths(in folder: String, endings: [String]) -> FolderFiles {
    func wanted(_ names: [String]) -> [String] {
      names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
        .map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }
    return FolderFiles(files: wanted(files), brokenLinks: wanted(brokenLinks))
  }
}
