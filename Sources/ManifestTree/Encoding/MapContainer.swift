/// Writes a map's entries in the order of the calls.
struct MapContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let lowering: Lowering

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { lowering.append(key.stringValue, .null) }
  func encode(_ value: Bool, forKey key: Key) { lowering.append(key.stringValue, .bool(value)) }
  func encode(_ value: String, forKey key: Key) { lowering.append(key.stringValue, .string(value)) }
  func encode(_ value: Double, forKey key: Key) { lowering.append(key.stringValue, .double(value)) }
  func encode(_ value: Float, forKey key: Key) { lowering.append(key.stringValue, .double(Double(value))) }
  func encode(_ value: Int, forKey key: Key) { lowering.append(key.stringValue, .int(Int64(value))) }
  func encode(_ value: Int8, forKey key: Key) { lowering.append(key.stringValue, .int(Int64(value))) }
  func encode(_ value: Int16, forKey key: Key) { lowering.append(key.stringValue, .int(Int64(value))) }
  func encode(_ value: Int32, forKey key: Key) { lowering.append(key.stringValue, .int(Int64(value))) }
  func encode(_ value: Int64, forKey key: Key) { lowering.append(key.stringValue, .int(value)) }
  func encode(_ value: UInt, forKey key: Key) { lowering.append(key.stringValue, Node(number: value)) }
  func encode(_ value: UInt8, forKey key: Key) { lowering.append(key.stringValue, .int(Int64(value))) }
  func encode(_ value: UInt16, forKey key: Key) { lowering.append(key.stringValue, .int(Int64(value))) }
  func encode(_ value: UInt32, forKey key: Key) { lowering.append(key.stringValue, .int(Int64(value))) }
  func encode(_ value: UInt64, forKey key: Key) { lowering.append(key.stringValue, Node(number: value)) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    lowering.append(key.stringValue, try lowering.node(of: value))
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    lowering.child(at: key.stringValue).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    lowering.child(at: key.stringValue).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { lowering.child(at: "super") }
  func superEncoder(forKey key: Key) -> any Encoder { lowering.child(at: key.stringValue) }
}
