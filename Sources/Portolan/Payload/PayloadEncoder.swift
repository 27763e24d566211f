/// Writes plain values as JSON, in the order in which their members are declared, without Foundation.
///
/// One instance writes a whole value: every container is a view on the same buffer. A container that was opened inside
/// another closes when the outer one goes on or when the value that opened it ends.
final class PayloadEncoder: Encoder {
  private(set) var bytes: [UInt8] = []
  private var closers: [UInt8] = []
  private var needsComma = false

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Appends one value as a line of JSON.
  func writeLine(_ value: some Encodable) throws {
    needsComma = false
    try value.encode(to: self)
    close(to: 0)
    bytes.append(UInt8(ascii: "\n"))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedWriter<Key>(encoder: self, depth: open("{", closer: "}")))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    UnkeyedWriter(encoder: self, depth: open("[", closer: "]"))
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { SingleValueWriter(encoder: self) }

  fileprivate var depth: Int { closers.count }

  fileprivate func open(_ opener: Unicode.Scalar, closer: Unicode.Scalar) -> Int {
    bytes.append(UInt8(ascii: opener))
    closers.append(UInt8(ascii: closer))
    needsComma = false
    return closers.count
  }

  fileprivate func close(to depth: Int) {
    while closers.count > depth, let closer = closers.popLast() {
      bytes.append(closer)
      needsComma = true
    }
  }

  fileprivate func beginElement(at depth: Int) {
    close(to: depth)
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  fileprivate func beginMember(_ key: some CodingKey, at depth: Int) {
    beginElement(at: depth)
    write(key.stringValue)
    bytes.append(UInt8(ascii: ":"))
  }

  fileprivate func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var clean = 0
      for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: utf8[clean..<index])
        clean = index + 1
        bytes.append(UInt8(ascii: "\\"))
        if byte >= 0x20 {
          bytes.append(byte)
        } else {
          bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
          bytes.append(UInt8(ascii: "0") + byte >> 4)
          let low = byte & 15
          bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        }
      }
      bytes.append(contentsOf: utf8[clean...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  fileprivate func writeRaw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  fileprivate func writeValue<Value: Encodable>(_ value: Value) throws {
    if let text = value as? String { return write(text) }
    let depth = depth
    try value.encode(to: self)
    close(to: depth)
  }
}

private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: PayloadEncoder
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    encoder.beginMember(key, at: depth)
    encoder.writeRaw("null")
  }
  func encode(_ value: Bool, forKey key: Key) {
    encoder.beginMember(key, at: depth)
    encoder.writeRaw(value ? "true" : "false")
  }
  func encode(_ value: String, forKey key: Key) {
    encoder.beginMember(key, at: depth)
    encoder.write(value)
  }
  func encode(_ value: Int, forKey key: Key) {
    encoder.beginMember(key, at: depth)
    encoder.writeRaw(String(value))
  }
  func encode(_ value: Double, forKey key: Key) {
    encoder.beginMember(key, at: depth)
    encoder.writeRaw(value.payloadText)
  }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    encoder.beginMember(key, at: depth)
    try encoder.writeValue(value)
  }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    encoder.beginMember(key, at: depth)
    return encoder.container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.beginMember(key, at: depth)
    return encoder.unkeyedContainer()
  }
  func superEncoder() -> any Encoder { encoder }
  func superEncoder(forKey key: Key) -> any Encoder {
    encoder.beginMember(key, at: depth)
    return encoder
  }
}

private struct UnkeyedWriter: UnkeyedEncodingContainer {
  let encoder: PayloadEncoder
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  private(set) var count = 0

  init(encoder: PayloadEncoder, depth: Int) {
    self.encoder = encoder
    self.depth = depth
  }

  private mutating func begin() {
    encoder.beginElement(at: depth)
    count += 1
  }

  mutating func encodeNil() {
    begin()
    encoder.writeRaw("null")
  }
  mutating func encode<Value: Encodable>(_ value: Value) throws {
    begin()
    try encoder.writeValue(value)
  }
  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    begin()
    return encoder.container(keyedBy: keyType)
  }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    begin()
    return encoder.unkeyedContainer()
  }
  mutating func superEncoder() -> any Encoder { encoder }
}

private struct SingleValueWriter: SingleValueEncodingContainer {
  let encoder: PayloadEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { encoder.writeRaw("null") }
  func encode(_ value: Bool) { encoder.writeRaw(value ? "true" : "false") }
  func encode(_ value: String) { encoder.write(value) }
  func encode(_ value: Double) { encoder.writeRaw(value.payloadText) }
  func encode(_ value: Float) { encode(Double(value)) }
  func encode(_ value: Int) { encoder.writeRaw(String(value)) }
  func encode(_ value: Int8) { encoder.writeRaw(String(value)) }
  func encode(_ value: Int16) { encoder.writeRaw(String(value)) }
  func encode(_ value: Int32) { encoder.writeRaw(String(value)) }
  func encode(_ value: Int64) { encoder.writeRaw(String(value)) }
  func encode(_ value: UInt) { encoder.writeRaw(String(value)) }
  func encode(_ value: UInt8) { encoder.writeRaw(String(value)) }
  func encode(_ value: UInt16) { encoder.writeRaw(String(value)) }
  func encode(_ value: UInt32) { encoder.writeRaw(String(value)) }
  func encode(_ value: UInt64) { encoder.writeRaw(String(value)) }
  func encode<Value: Encodable>(_ value: Value) throws { try encoder.writeValue(value) }
}

extension Double {
  /// The shortest text that reads back as this number.
  ///
  /// Numbers that JSON can't write are quoted words; reading them as a
  /// number fails, and expansion reports them where they stand.
  fileprivate var payloadText: String { isFinite ? "\(self)" : "\"\(self)\"" }
}
