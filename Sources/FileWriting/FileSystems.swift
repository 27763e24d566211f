#if canImport(Darwin)
  private import Darwin
#elseif canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// The file systems that contain a set of files; each of them is flushed as a whole.
struct FileSystems {
  /// One folder of each file system.
  private let folders: [String]

  /// The function `syncfs` of Linux, which Swift does not import; nil on other systems.
  private static let syncfs = dlsym(nil, "syncfs").map { symbol in
    unsafeBitCast(symbol, to: (@convention(c) (CInt) -> CInt).self)
  }

  /// Whether the operating system can flush a whole file system.
  static var canFlush: Bool { syncfs != nil }

  init(of files: [String]) {
    var devices: Set<dev_t> = []
    folders = Set(files.map(FolderListing.parent)).sorted().filter { folder in
      var status = stat()
      return stat(folder, &status) == 0 && devices.insert(status.st_dev).inserted
    }
  }

  /// Waits until all changes to the file systems are on the disk.
  func flush() throws(FileFault) {
    for folder in folders {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .unwritable(folder, reason: systemReason()) }
      defer { close(descriptor) }
      if let syncfs = Self.syncfs, syncfs(descriptor) != 0 {
        throw .unwritable(folder, reason: systemReason())
      }
    }
  }
}
