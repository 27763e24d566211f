/// Reads values that ``PayloadWriter`` wrote; invalid bytes throw ``PayloadError``.
package struct PayloadReader {
  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private let files: [String]
  private(set) var position: Int
  private var depth = 0

  /// The maximum nesting depth of a spec's values; objects in clusters stay below 30.
  private static let deepest = 100

  /// Creates a reader for a range of bytes, which must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, files: [String]) {
    self.bytes = bytes
    self.files = files
    let range = range.clamped(to: bytes.indices)
    position = range.lowerBound
    end = range.upperBound
  }

  /// The error for an unexpected byte at the current position.
  package var malformed: PayloadError { .malformed(at: position) }

  /// Reads one value.
  @inline(__always)
  package mutating func next<Part: PayloadValue>() throws -> Part { try Part(from: &self) }

  /// Reads the parts of a value, in the order in which they were written.
  @inline(__always)
  package mutating func parts<each Part: PayloadValue>() throws -> (repeat each Part) {
    (repeat try (each Part)(from: &self))
  }

  /// Reads the number of an enumeration case, whose values follow.
  package mutating func nextCase() throws -> UInt8 { try nextByte() }

  /// Reads values that may be nested, up to the maximum depth.
  mutating func nested<Part>(_ read: (inout PayloadReader) throws -> Part) throws -> Part {
    guard depth < Self.deepest else { throw malformed }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  @inline(__always)
  mutating func nextByte() throws -> UInt8 {
    guard position < end else { throw PayloadError.cut }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func nextNumber() throws -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try nextByte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw malformed
  }

  /// Reads a count of elements or bytes, which must not exceed the number of remaining bytes.
  mutating func nextCount() throws -> Int {
    guard let count = Int(exactly: try nextNumber()), count <= end - position else { throw malformed }
    return count
  }

  mutating func nextText() throws -> String {
    let count = try nextCount()
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  mutating func nextFile() throws -> String {
    let number = try nextNumber()
    guard let index = Int(exactly: number), files.indices.contains(index) else { throw malformed }
    return files[index]
  }
}
