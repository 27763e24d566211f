internal import Diagnostics

/// A growing byte buffer: like `[UInt8]`, but without the uniqueness check on every append.
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written.
  private(set) var count = 0

  init(reservingCapacity capacity: Int) {
    self.capacity = max(capacity, 4096)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The written bytes, valid until the next change.
  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// A copy of the written bytes.
  var bytes: [UInt8] { Array(written) }

  /// The written bytes as a string; they must be UTF-8.
  var text: String { String(decoding: written, as: UTF8.self) }

  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    base[count] = byte
    count += 1
  }

  mutating func append(_ byte: UInt8, times: Int) {
    makeRoom(for: times)
    (base + count).initialize(repeating: byte, count: times)
    count += times
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (base + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    append(UnsafeBufferPointer(rebasing: bytes))
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  mutating func append(_ text: String) {
    text.withUTF8Bytes { append($0) }
  }

  mutating func append(_ text: Substring) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a character as UTF-8.
  mutating func append(_ character: Unicode.Scalar) {
    if character.isASCII {
      append(UInt8(truncatingIfNeeded: character.value))
    } else {
      UTF8.encode(character)?.forEach { append($0) }
    }
  }

  /// Removes all bytes and keeps the capacity.
  mutating func clear() { count = 0 }

  /// Appends an integer in decimal digits.
  mutating func append(decimal value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    makeRoom(for: 20)
    var rest = value.magnitude
    let start = count
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      base[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      count += 1
      rest = quotient
    } while rest > 0
    var digits = UnsafeMutableBufferPointer(start: base + start, count: count - start)
    digits.reverse()
  }

  /// Appends a finite number that YAML 1.1, YAML 1.2, and JSON all parse as the same floating-point number, not as a
  /// string or an integer: with a decimal point, and with a sign in the exponent (`1.0e+21`).
  mutating func append(fractional value: Double) {
    let text = value.description
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return append(text) }
    append(String(text[..<exponent]))
    append(".0")
    append(String(text[exponent...]))
  }

  /// Appends an escape sequence that is valid in double-quoted YAML and in JSON strings.
  mutating func append(escape codePoint: UInt32) {
    append(UInt8(ascii: "\\"))
    switch codePoint {
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x22, 0x5C: append(UInt8(truncatingIfNeeded: codePoint))
    default:
      append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt32] {
        let digit = UInt8(truncatingIfNeeded: codePoint >> shift & 0xF)
        append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }

  /// Appends the escaped content of a JSON string, without its quotes.
  mutating func append(escapedForJSON text: String) {
    text.withUTF8Bytes { bytes in
      var runStart = 0
      for index in bytes.indices {
        let byte = bytes[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        append(bytes[runStart..<index])
        append(escape: UInt32(byte))
        runStart = index + 1
      }
      append(bytes[runStart...])
    }
  }

  /// Removes the bytes from `place` to the end and returns them.
  mutating func removeAll(from place: Int) -> [UInt8] {
    let removed = Array(UnsafeBufferPointer(start: base + place, count: count - place))
    count = place
    return removed
  }

  /// Whether `byte` occurs twice in a row at or after `place`.
  func hasPair(of byte: UInt8, from place: Int) -> Bool {
    var index = place + 1
    while index < count {
      if base[index] == byte, base[index - 1] == byte { return true }
      index += 1
    }
    return false
  }

  private mutating func makeRoom(for more: Int) {
    if count + more > capacity { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
  }
}
