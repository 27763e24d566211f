#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Files {
  /// The names in a folder, sorted by their bytes; `.` and `..` are not among them.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw lastError(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder and those above it, for this user alone; one that exists is left as it is.
  static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o700) == 0 { return }
    let code = errno
    if (try? info(path))?.kind == .folder { return }
    guard code == ENOENT, let parent = parent(of: path) else { throw FileError(code: code, path: path) }
    try makeFolder(parent)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw lastError(path) }
  }

  /// Makes a folder whose name, `prefix` with something after it, no other has.
  static func makeFreshFolder(_ prefix: String) throws(FileError) -> String {
    var template = Array("\(prefix)XXXXXX".utf8CString)
    let path: String? = template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return nil }
      return String(cString: start)
    }
    guard let path else { throw lastError(prefix) }
    return path
  }

  /// Removes a file, or a folder with all that it holds; symbolic links are removed, not followed.
  static func remove(_ path: String) throws(FileError) {
    if unlink(path) == 0 || errno == ENOENT { return }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw lastError(path) }
    for name in try names(in: path) { try remove("\(path)/\(name)") }
    guard rmdir(path) == 0 || errno == ENOENT else { throw lastError(path) }
  }

  /// Removes a folder that holds nothing; any other is left as it is.
  static func removeIfEmpty(_ path: String) { rmdir(path) }

  /// The folder of a path as written; nil for a name alone and for the root.
  static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let parent = path[..<slash]
    return parent.isEmpty ? (path == "/" ? nil : "/") : String(parent)
  }

  /// The last part of a path as written.
  static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }
}
