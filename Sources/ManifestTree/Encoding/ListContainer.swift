/// Writes a list's elements in the order of the calls.
struct ListContainer: UnkeyedEncodingContainer, ValueContainer {
  let lowering: Lowering

  var codingPath: [any CodingKey] { [] }
  var count: Int { lowering.elementCount }

  func put(_ node: Node) { lowering.append(node) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    lowering.childElement().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { lowering.childElement().unkeyedContainer() }
  func superEncoder() -> any Encoder { lowering.childElement() }
}

/// Writes a value that is one node.
struct ScalarContainer: SingleValueEncodingContainer, ValueContainer {
  let lowering: Lowering

  var codingPath: [any CodingKey] { [] }

  func put(_ node: Node) { lowering.set(node) }
}

/// What takes values without keys.
protocol ValueContainer {
  var lowering: Lowering { get }

  /// Takes the node of an encoded value.
  func put(_ node: Node)
}

extension ValueContainer {
  func encodeNil() { put(.null) }
  func encode(_ value: Bool) { put(.bool(value)) }
  func encode(_ value: String) { put(.string(value)) }
  func encode(_ value: Double) { put(.double(value)) }
  func encode(_ value: Float) { put(.double(Double(value))) }
  func encode(_ value: Int) { put(.int(Int64(value))) }
  func encode(_ value: Int8) { put(.int(Int64(value))) }
  func encode(_ value: Int16) { put(.int(Int64(value))) }
  func encode(_ value: Int32) { put(.int(Int64(value))) }
  func encode(_ value: Int64) { put(.int(value)) }
  func encode(_ value: UInt) { put(Node(number: value)) }
  func encode(_ value: UInt8) { put(.int(Int64(value))) }
  func encode(_ value: UInt16) { put(.int(Int64(value))) }
  func encode(_ value: UInt32) { put(.int(Int64(value))) }
  func encode(_ value: UInt64) { put(Node(number: value)) }
  func encode<Value: Encodable>(_ value: Value) throws { put(try lowering.node(of: value)) }
}
