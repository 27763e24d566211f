package import FileWriting

/// A chart as a tar archive without times or owners; the same files result in the same bytes.
package enum ChartArchive {
  /// The archive with the files in a folder.
  ///
  /// The archive has the POSIX format (`ustar`). Owners and times are zero, and all users can read the files.
  package static func tar(_ files: [RenderedFile], in folder: String) throws(FileFault) -> [UInt8] {
    var archive: [UInt8] = []
    for file in files.sorted(by: { $0.name < $1.name }) {
      let bytes = try file.bytes
      archive += header(of: "\(folder)/\(file.name)", size: bytes.count)
      archive += bytes
      archive += padding(after: bytes.count)
    }
    // Two empty blocks end an archive.
    return archive + [UInt8](repeating: 0, count: 2 * blockSize)
  }

  private static let blockSize = 512

  private static func padding(after count: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (blockSize - count % blockSize) % blockSize)
  }

  private static func header(of path: String, size: Int) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: blockSize)
    func put(_ bytes: some Sequence<UInt8>, at offset: Int, upTo count: Int) {
      for (index, byte) in bytes.prefix(count).enumerated() { block[offset + index] = byte }
    }
    func put(octal number: Int, at offset: Int, digits: Int) {
      let text = String(number, radix: 8)
      put(String(repeating: "0", count: max(0, digits - text.count)).utf8, at: offset, upTo: digits)
      put(text.utf8, at: offset + max(0, digits - text.count), upTo: digits)
    }
    let (prefix, name) = split(path)
    put(name.utf8, at: 0, upTo: 100)
    put(octal: 0o644, at: 100, digits: 7)
    put(octal: 0, at: 108, digits: 7)
    put(octal: 0, at: 116, digits: 7)
    put(octal: size, at: 124, digits: 11)
    put(octal: 0, at: 136, digits: 11)
    // The checksum is computed with spaces in its own field.
    put(repeatElement(UInt8(ascii: " "), count: 8), at: 148, upTo: 8)
    put("0".utf8, at: 156, upTo: 1)
    put("ustar\0".utf8, at: 257, upTo: 6)
    put("00".utf8, at: 263, upTo: 2)
    put(prefix.utf8, at: 345, upTo: 155)
    put(octal: block.reduce(0) { $0 + Int($1) }, at: 148, digits: 6)
    put([0, UInt8(ascii: " ")], at: 154, upTo: 2)
    return block
  }

  /// A path of more than 100 bytes is split at a slash.
  private static func split(_ path: String) -> (prefix: Substring, name: Substring) {
    guard path.utf8.count > 100 else { return ("", path[...]) }
    for index in path.indices where path[index] == "/" {
      let name = path[path.index(after: index)...]
      if name.utf8.count <= 100 { return (path[..<index], name) }
    }
    return ("", path[...])
  }
}
