package import Diagnostics

/// The lines of files at the positions that a report shows.
package struct SourceLines: Sendable {
  /// The lines of each file by their numbers.
  private let lines: [String: [Int: [UInt8]]]

  /// Reads the lines of files at positions; invalid UTF-8 is replaced.
  package init(_ files: [(path: String, bytes: [UInt8])], at locations: some Sequence<FileLocation>) {
    let wanted = Dictionary(grouping: locations, by: \.file).mapValues { Set($0.map(\.line)) }
    lines = Dictionary(
      files.map { ($0.path, Self.lines(wanted[$0.path] ?? [], of: $0.bytes)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func lines(_ wanted: Set<Int>, of bytes: [UInt8]) -> [Int: [UInt8]] {
    guard let last = wanted.max() else { return [:] }
    var lines: [Int: [UInt8]] = [:]
    var start = 0
    for line in 1...max(1, last) {
      guard start <= bytes.count else { break }
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if wanted.contains(line) { lines[line] = Array(bytes[start..<end]) }
      start = end + 1
    }
    return lines
  }

  /// The column of a position in characters, from 1; in bytes if the file is not available.
  package func characterColumn(at location: FileLocation) -> Int {
    guard let bytes = lines[location.file]?[location.line] else { return location.column }
    return 1 + bytes.prefix(max(0, location.column - 1)).count { $0 & 0xC0 != 0x80 }
  }

  /// The line of a position, truncated to 200 characters; nil if the file is not available.
  package func line(at location: FileLocation) -> String? {
    guard var bytes = lines[location.file]?[location.line] else { return nil }
    if bytes.last == 0x0D { bytes.removeLast() }
    return String(String(decoding: bytes.prefix(1000), as: UTF8.self).prefix(200))
  }
}
