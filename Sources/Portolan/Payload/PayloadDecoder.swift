/// Reads the JSON that ``PayloadEncoder`` writes, straight from its bytes.
///
/// Members are read in the order in which they are declared, which is the order of writing: a look-up compares the next
/// key and never searches. A member that isn't next is absent. Faults of the bytes throw ``PayloadError``.
final class PayloadDecoder: Decoder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  fileprivate private(set) var depth = 0

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads one value.
  static func read<Value: Decodable>(_ type: Value.Type, from bytes: UnsafeBufferPointer<UInt8>) throws
    -> Value
  {
    try Value(from: PayloadDecoder(bytes))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedReader<Key>(decoder: self, depth: try open("{")))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    UnkeyedReader(decoder: self, depth: try open("["))
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { SingleValueReader(decoder: self) }

  private func open(_ opener: Unicode.Scalar) throws -> Int {
    try expect(UInt8(ascii: opener))
    depth += 1
    return depth
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private func expect(_ byte: UInt8) throws {
    guard next == byte else { throw PayloadError.malformed(at: position) }
    position += 1
  }

  /// Leaves the containers deeper than `depth`, whose values were all read.
  fileprivate func close(to depth: Int) throws {
    while self.depth > depth {
      guard next == UInt8(ascii: "}") || next == UInt8(ascii: "]") else {
        throw PayloadError.malformed(at: position)
      }
      position += 1
      self.depth -= 1
    }
  }

  private func skipComma() { if next == UInt8(ascii: ",") { position += 1 } }

  /// Moves to the value of a key and says true, where that key is next.
  fileprivate func moveToMember(_ key: some CodingKey, at depth: Int) throws -> Bool {
    try close(to: depth)
    let start = position
    skipComma()
    guard next == UInt8(ascii: "\"") else {
      position = start
      return false
    }
    var name = key.stringValue
    let found = name.withUTF8 { name in
      let end = position + 1 + name.count
      guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\""), bytes[end + 1] == UInt8(ascii: ":")
      else {
        return false
      }
      for offset in name.indices where bytes[position + 1 + offset] != name[offset] { return false }
      return true
    }
    position = found ? position + name.utf8.count + 3 : start
    return found
  }

  /// The next key, without moving; nil at the end of the container.
  fileprivate func peekKey(at depth: Int) throws -> String? {
    try close(to: depth)
    let start = position
    defer { position = start }
    skipComma()
    return next == UInt8(ascii: "\"") ? try readString() : nil
  }

  fileprivate func isAtEnd(at depth: Int) -> Bool {
    guard (try? close(to: depth)) != nil else { return true }
    return next == UInt8(ascii: "]") || position >= bytes.count
  }

  fileprivate func beginElement(at depth: Int) throws {
    try close(to: depth)
    skipComma()
  }

  fileprivate func readNull() -> Bool {
    guard next == UInt8(ascii: "n") else { return false }
    position += 4
    return true
  }

  fileprivate func readBool() throws -> Bool {
    switch next {
    case UInt8(ascii: "t"): position += 4
    case UInt8(ascii: "f"):
      position += 5
      return false
    default: throw PayloadError.malformed(at: position)
    }
    return true
  }

  fileprivate func readInteger<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard let number = Number(try numberText()) else { throw PayloadError.malformed(at: position) }
    return number
  }

  fileprivate func readDouble() throws -> Double {
    if next == UInt8(ascii: "\"") {
      switch try readString() {
      case "inf": return .infinity
      case "-inf": return -.infinity
      default: return .nan
      }
    }
    guard let number = Double(try numberText()) else { throw PayloadError.malformed(at: position) }
    return number
  }

  private func numberText() throws -> Substring {
    let start = position
    while position < bytes.count, isNumeric(bytes[position]) { position += 1 }
    guard position > start else { throw PayloadError.malformed(at: position) }
    return Substring(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  fileprivate func readString() throws -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return try readEscapedString(from: start) }
      position += 1
    }
    throw PayloadError.malformed(at: position)
  }

  private func readEscapedString(from start: Int) throws -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\") where next == UInt8(ascii: "u"):
        guard position + 5 <= bytes.count,
          let code = UInt8(
            Substring(decoding: bytes[(position + 3)..<(position + 5)], as: UTF8.self), radix: 16)
        else { throw PayloadError.malformed(at: position) }
        text.append(code)
        position += 5
      case UInt8(ascii: "\\"):
        text.append(next)
        position += 1
      default: text.append(byte)
      }
    }
    throw PayloadError.malformed(at: position)
  }

  fileprivate func readValue<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == String.self, let text = try readString() as? Value { return text }
    let depth = depth
    let value = try Value(from: self)
    try close(to: depth)
    return value
  }
}

private struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: PayloadDecoder
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    guard let name = try? decoder.peekKey(at: depth), let key = Key(stringValue: name) else { return [] }
    return [key]
  }

  func contains(_ key: Key) -> Bool { (try? decoder.peekKey(at: depth)) == key.stringValue }

  private func move(to key: Key) throws {
    guard try decoder.moveToMember(key, at: depth) else { throw PayloadError.missing(key.stringValue) }
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    try move(to: key)
    return decoder.readNull()
  }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try move(to: key)
    return try decoder.readBool()
  }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try move(to: key)
    return try decoder.readString()
  }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try move(to: key)
    return try decoder.readInteger(type)
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try move(to: key)
    return try decoder.readDouble()
  }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try move(to: key)
    return try decoder.readValue(type)
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try decoder.moveToMember(key, at: depth) ? try decoder.readString() : nil
  }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try decoder.moveToMember(key, at: depth) ? try decoder.readInteger(type) : nil
  }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try decoder.moveToMember(key, at: depth) ? try decoder.readBool() : nil
  }
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try decoder.moveToMember(key, at: depth) ? try decoder.readValue(type) : nil
  }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try move(to: key)
    return try decoder.container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try move(to: key)
    return try decoder.unkeyedContainer()
  }
  func superDecoder() -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder {
    try move(to: key)
    return decoder
  }
}

private struct UnkeyedReader: UnkeyedDecodingContainer {
  let decoder: PayloadDecoder
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  var count: Int? { nil }
  private(set) var currentIndex = 0

  init(decoder: PayloadDecoder, depth: Int) {
    self.decoder = decoder
    self.depth = depth
  }

  var isAtEnd: Bool { decoder.isAtEnd(at: depth) }

  private mutating func begin() throws {
    try decoder.beginElement(at: depth)
    currentIndex += 1
  }

  mutating func decodeNil() throws -> Bool {
    try decoder.beginElement(at: depth)
    return decoder.readNull()
  }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try begin()
    return try decoder.readValue(type)
  }
  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try begin()
    return try decoder.container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try begin()
    return try decoder.unkeyedContainer()
  }
  mutating func superDecoder() -> any Decoder { decoder }
}

private struct SingleValueReader: SingleValueDecodingContainer {
  let decoder: PayloadDecoder
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { decoder.readNull() }
  func decode(_ type: Bool.Type) throws -> Bool { try decoder.readBool() }
  func decode(_ type: String.Type) throws -> String { try decoder.readString() }
  func decode(_ type: Double.Type) throws -> Double { try decoder.readDouble() }
  func decode(_ type: Float.Type) throws -> Float { Float(try decoder.readDouble()) }
  func decode(_ type: Int.Type) throws -> Int { try decoder.readInteger(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try decoder.readInteger(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try decoder.readInteger(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try decoder.readInteger(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try decoder.readInteger(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try decoder.readInteger(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.readInteger(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.readInteger(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.readInteger(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.readInteger(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.readValue(type) }
}
