internal import Diagnostics

/// A value in a payload.
///
/// Its parts are written and read in the same order, without names.
///
/// A test that reads all values back finds properties that are missing from both lists.
package protocol PayloadValue {
  init(from reader: inout PayloadReader) throws
  func write(to writer: inout PayloadWriter)
}

extension PayloadValue where Self: RawRepresentable, RawValue: PayloadValue {
  package init(from reader: inout PayloadReader) throws {
    guard let value = Self(rawValue: try reader.next()) else { throw reader.malformed }
    self = value
  }
  package func write(to writer: inout PayloadWriter) { writer.put(rawValue) }
}

extension Bool: PayloadValue {
  package init(from reader: inout PayloadReader) throws { self = try reader.nextByte() != 0 }
  package func write(to writer: inout PayloadWriter) { writer.put(byte: self ? 1 : 0) }
}

extension Int: PayloadValue {
  package init(from reader: inout PayloadReader) throws {
    let bits = try reader.nextNumber()
    self = Int(truncatingIfNeeded: bits >> 1) ^ -Int(truncatingIfNeeded: bits & 1)
  }

  /// Writes the number so that small positive and negative numbers take few bytes.
  package func write(to writer: inout PayloadWriter) {
    writer.put(number: UInt64(bitPattern: Int64((self << 1) ^ (self >> (Int.bitWidth - 1)))))
  }
}

extension Double: PayloadValue {
  package init(from reader: inout PayloadReader) throws { self.init(bitPattern: try reader.nextNumber()) }
  package func write(to writer: inout PayloadWriter) { writer.put(number: bitPattern) }
}

extension String: PayloadValue {
  package init(from reader: inout PayloadReader) throws { self = try reader.nextText() }
  package func write(to writer: inout PayloadWriter) { writer.put(text: self) }
}

extension Optional: PayloadValue where Wrapped: PayloadValue {
  /// Inlined, because most of a service's many optional parts are nil: reading them takes only a comparison.
  @inline(__always)
  package init(from reader: inout PayloadReader) throws {
    self = try reader.nextByte() == 0 ? nil : Wrapped(from: &reader)
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(byte: self == nil ? 0 : 1)
    self?.write(to: &writer)
  }
}

extension Array: PayloadValue where Element: PayloadValue {
  package init(from reader: inout PayloadReader) throws {
    let count = try reader.nextCount()
    self = []
    // Most lists of a spec are empty, and the others are short. Reserving the full count is not safe, because the
    // count in a damaged payload can be large.
    if count == 0 { return }
    reserveCapacity(Swift.min(count, 16))
    for _ in 0..<count { append(try reader.next()) }
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(count: count)
    for element in self { element.write(to: &writer) }
  }
}

extension FileLocation: PayloadValue {
  package init(from reader: inout PayloadReader) throws {
    self.init(file: try reader.nextFile(), line: try reader.next(), column: try reader.next())
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(file: file)
    writer.put(line, column)
  }
}
