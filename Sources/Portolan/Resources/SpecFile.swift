#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A file beside a Swift file of the spec.
///
/// Before `portolan` compiles a spec, it copies the spec's Swift files, the Python files beside them, and all files
/// whose paths are literals in the spec. The spec runs in an empty folder next to these copies. The cache key of the
/// result includes all copied files, so the spec is evaluated again when one of them changes.
enum SpecFile {
  /// The maximum number of bytes that are read: the size limit of a ConfigMap.
  static let limit = 1 << 20

  /// Whether a path refers to a file in the folder of the Swift file or its subfolders, and not into a folder `.git`.
  static func isAllowed(_ path: String) -> Bool {
    !path.contains("\0")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != ".." && $0 != ".git"
      }
  }

  /// The content of a text file in the folder of a Swift file; nil if the bytes cannot be read or are not UTF-8.
  static func contents(of path: String, beside source: String) -> String? {
    bytes(of: path, beside: source).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The bytes of a file in the folder of a Swift file; nil if the file does not exist, cannot be read, or exceeds the
  /// limit, or if the path is not allowed.
  static func bytes(of path: String, beside source: String) -> [UInt8]? {
    guard isAllowed(path) else { return nil }
    let root = source.hasPrefix("/") ? "" : "../sources/"
    let folder = source.lastIndex(of: "/").map { source[...$0] } ?? ""
    guard let file = fopen(root + folder + path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = buffer.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes.count > limit || ferror(file) != 0 ? nil : bytes
  }
}

extension [UInt8] {
  /// The bytes in base64, the form of binary data in the Kubernetes API.
  var base64: String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((count + 2) / 3 * 4)
    for start in stride(from: 0, to: count, by: 3) {
      let group = self[start..<Swift.min(start + 3, count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0..<4 {
        text.append(digit <= group.count ? digits[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
