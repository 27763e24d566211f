import Diagnostics
import ManifestTree
import SystemPackage

/// Reads the inputs of commands: files, folders, and standard input.
enum InputFile {
  /// The bytes of a file, or of standard input for `-`; gzip is decompressed.
  /// - Throws: ``CommandFailure`` with the exit code 66 if the file does not exist or cannot be read, 65 for invalid or
  ///   too large gzip data, or 69 if `gzip` is missing.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    let bytes: [UInt8]
    do {
      if path == "-" {
        bytes = try readAll(.standardInput)
      } else {
        let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
        bytes = try descriptor.closeAfter { try readAll(descriptor) }
      }
    } catch Errno.noSuchFileOrDirectory {
      throw CommandFailure(diagnostics: [.inputNotFound(path)], exitCode: 66)
    } catch {
      throw CommandFailure(diagnostics: [.unreadableInput(path, "\(error)")], exitCode: 66)
    }
    return bytes.starts(with: [0x1F, 0x8B]) ? try unpacked(bytes, from: path) : bytes
  }

  /// The files in a folder and its subfolders with one of the extensions, sorted; a path that is not a folder is
  /// returned as it is.
  /// - Throws: ``CommandFailure`` with the exit code 66 if the path does not exist, if a link is broken, or if the
  ///   folder has no such file.
  static func files(at path: String, endings: [String]) throws(CommandFailure) -> [String] {
    guard path != "-" else { return [path] }
    guard let isFolder = OperatingSystem.isFolder(path) else {
      throw CommandFailure(diagnostics: [.inputNotFound(path)], exitCode: 66)
    }
    guard isFolder else { return [path] }
    let found = OperatingSystem.files(below: path).paths(in: path, endings: endings)
    if !found.brokenLinks.isEmpty {
      throw CommandFailure(diagnostics: [.brokenLinks(found.brokenLinks)], exitCode: 66)
    }
    guard !found.files.isEmpty else {
      throw CommandFailure(diagnostics: [.emptyFolder(path, endings)], exitCode: 66)
    }
    return found.files
  }

  private static let chunkSize = 1 << 20

  private static func readAll(_ descriptor: FileDescriptor) throws -> [UInt8] {
    var bytes = try readKnownSize(descriptor)
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    while true {
      let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// The maximum size of a file that is read into a buffer of its size; larger files are read in small parts.
  private static let knownSizeLimit = 4 << 30

  /// The size of the parts of a large file that are read at the same time.
  private static let partSize = 8 << 20

  /// The bytes of a regular file, read into a buffer of its size on all cores; none for anything else.
  private static func readKnownSize(_ descriptor: FileDescriptor) throws -> [UInt8] {
    guard let end = OperatingSystem.size(of: descriptor), end <= knownSizeLimit,
      let start = try? Int(descriptor.seek(offset: 0, from: .current)), end > start
    else { return [] }
    return try [UInt8](unsafeUninitializedCapacity: end - start) { buffer, count in
      nonisolated(unsafe) let bytes = UnsafeMutableRawBufferPointer(buffer)
      if bytes.count > partSize { OperatingSystem.useLargePages(for: bytes) }
      let parts = Array(stride(from: 0, to: bytes.count, by: partSize))
      let counts = try parts.concurrentMap(minimum: 2, chunk: 1) { first in
        let part = UnsafeMutableRawBufferPointer(rebasing: bytes[first...].prefix(partSize))
        return try fill(part, from: descriptor, at: start + first)
      }
      // Bytes after a part that is incomplete, because the file became shorter, are not in order.
      for read in counts {
        count += read
        if read < partSize { break }
      }
      _ = try descriptor.seek(offset: Int64(start + count), from: .start)
    }
  }

  /// Reads bytes of a file from an offset on, and returns their number, which is smaller only at the file's end.
  private static func fill(
    _ bytes: UnsafeMutableRawBufferPointer, from descriptor: FileDescriptor, at offset: Int
  ) throws -> Int {
    var count = 0
    while count < bytes.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
      let read = try descriptor.read(fromAbsoluteOffset: Int64(offset + count), into: rest)
      if read == 0 { break }
      count += read
    }
    return count
  }

  /// The maximum size of decompressed input: 200 times the compressed size, but at least 64 MiB and at most 4 GiB.
  ///
  /// Cluster dumps shrink to about a tenth, so a file that expands to 200 times its size is probably a decompression
  /// bomb.
  private static func unpackedLimit(of packed: Int) -> Int { min(max(64 << 20, 200 * packed), 4 << 30) }

  /// - Throws: ``CommandFailure`` with the exit code 65 for invalid or too large data, or 69 if `gzip` is missing.
  private static func unpacked(_ bytes: [UInt8], from path: String) throws(CommandFailure) -> [UInt8] {
    let limit = unpackedLimit(of: bytes.count)
    let result: ProgramOutput
    do {
      result = try Program.run(["gzip", "-dc"], input: bytes, limit: limit)
    } catch {
      throw CommandFailure(
        diagnostics: [.unreadableInput(path, "cannot start gzip: \(error)")], exitCode: 69)
    }
    guard result.exitCode != 127 else {
      throw CommandFailure(
        diagnostics: [.unreadableInput(path, "decompression requires gzip, which is not installed")],
        exitCode: 69)
    }
    guard result.exitCode == 0, !result.isCut else {
      let reason =
        result.isCut
        ? "its decompressed size is more than \(limit) bytes" : "the gzip file is incomplete or corrupt"
      throw CommandFailure(diagnostics: [.unreadableInput(path, reason)], exitCode: 65)
    }
    return result.output
  }
}

extension [String] {
  /// The inputs at these paths for messages: at most three in quotes, and `-` as standard input.
  var inputNames: String {
    let names = map { $0 == "-" ? "standard input" : "'\($0)'" }
    return count > 3 ? (names.prefix(3) + ["\(count - 3) more"]).listed : names.listed
  }
}

extension Diagnostic {
  static func inputNotFound(_ path: String) -> Diagnostic {
    Diagnostic("input/not-found", .error, "file or folder '\(path)' not found", at: nil)
  }

  /// Inputs without any object, such as the output of a command that failed.
  static func noManifestObjects(in paths: [String]) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error,
      "no Kubernetes objects found in \(paths.inputNames): expected manifests with apiVersion and kind",
      at: nil)
  }

  static func unreadableInput(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic("input/unreadable", .error, "cannot read \([path].inputNames): \(reason)", at: nil)
  }

  /// One error for all symbolic links of folders whose targets do not exist.
  static func brokenLinks(_ paths: [String]) -> Diagnostic {
    Diagnostic(
      "input/broken-link", .error,
      paths.count == 1
        ? "cannot read \(paths.inputNames): the target of the symbolic link does not exist"
        : "cannot read \(paths.count) files: the targets of the symbolic links \(paths.inputNames) do not exist",
      at: nil,
      fix: paths.count == 1
        ? "restore the target, or remove the link" : "restore the targets, or remove the links")
  }

  static func emptyFolder(_ path: String, _ endings: [String]) -> Diagnostic {
    Diagnostic(
      "input/empty-folder", .error,
      "folder '\(path)' contains no file whose name ends with \(endings.oneOf)",
      at: nil)
  }
}
