/// Writes the values of a payload.
///
/// Numbers take as few bytes as possible. Strings and lists follow their length. Optional values and enumeration cases
/// follow a byte with the number of the case. Positions contain the number of their file.
package struct PayloadWriter {
  private(set) var bytes: [UInt8] = []
  /// The files that positions refer to by number.
  private(set) var files: [String] = []
  private var fileNumbers: [String: Int] = [:]

  init() {}

  /// Writes the parts of a value.
  package mutating func put<each Part: PayloadValue>(_ parts: repeat each Part) {
    repeat (each parts).write(to: &self)
  }

  /// Writes the number of an enumeration case, and the values of the case.
  package mutating func put<each Part: PayloadValue>(case number: UInt8, _ parts: repeat each Part) {
    put(byte: number)
    repeat (each parts).write(to: &self)
  }

  /// Removes and returns the bytes so far.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  mutating func put(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(count: Int) { put(number: UInt64(count)) }

  mutating func put(text: String) {
    put(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(file: String) {
    let number = fileNumbers[file] ?? files.count
    if number == files.count {
      fileNumbers[file] = number
      files.append(file)
    }
    put(count: number)
  }
}
