/// UTF-16 text, as Windows PowerShell writes it when the output of a command is redirected to a file.
package enum UTF16Text {
  /// Converts UTF-16, with or without a byte order mark, to UTF-8; returns other bytes unchanged.
  ///
  /// Invalid UTF-16 with a byte order mark is returned unchanged, so that the reader reports the error.
  package static func inUTF8(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { converted($0) } ?? bytes
  }

  private static func converted(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let order = order(of: bytes), bytes.count % 2 == 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    let (high, low) = order.isLittleEndian ? (1, 0) : (0, 1)
    let units = stride(from: order.start, to: bytes.count, by: 2).lazy.map { (place: Int) -> UInt16 in
      UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + low])
    }
    let isBroken = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true,
      into: { result.append($0) })
    return isBroken ? nil : result
  }

  /// The byte order: from the byte order mark, or else from the zero byte of each ASCII character.
  private static func order(
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> (isLittleEndian: Bool, start: Int)? {
    if bytes.starts(with: [0xFF, 0xFE]) { return (true, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (false, 2) }
    guard bytes.count >= 4 else { return nil }
    // Every manifest begins with at least two ASCII characters.
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (false, true, false, true): return (true, 0)
    case (true, false, true, false): return (false, 0)
    default: return nil
    }
  }
}
