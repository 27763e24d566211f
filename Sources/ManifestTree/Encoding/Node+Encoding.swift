extension Node {
  /// The node of a value that needs no encoding: a tree, a text map or a list of texts; nil for others.
  ///
  /// The types are told apart by identity, as a dynamic cast per value would cost more than the lowering itself.
  init?<Value>(unchanged value: Value) {
    if Value.self == [String].self {
      self = .list(unsafeBitCast(value, to: [String].self).map { .string($0) })
    } else if Value.self == StringMap.self {
      let entries = unsafeBitCast(value, to: StringMap.self).entries
      self = .map(NodeMap(uniqueEntries: entries.map { NodeMap.Entry($0.key, .string($0.value)) }))
    } else if Value.self == Node.self {
      self = unsafeBitCast(value, to: Node.self)
    } else if Value.self == NodeMap.self {
      self = .map(unsafeBitCast(value, to: NodeMap.self))
    } else {
      return nil
    }
  }

  /// A whole number; beyond the 64 bits of a signed one, the nearest number with a fraction.
  init(number: some BinaryInteger) {
    self = Int64(exactly: number).map(Node.int) ?? .double(Double(number))
  }
}

extension Node: Encodable {
  /// Encodes what the node says.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let value): try value.encode(to: encoder)
    case .int(let value): try value.encode(to: encoder)
    case .double(let value): try value.encode(to: encoder)
    case .string(let value): try value.encode(to: encoder)
    case .list(let elements): try elements.encode(to: encoder)
    case .map(let map): try map.encode(to: encoder)
    }
  }
}

extension NodeMap: Encodable {
  /// Encodes the entries in order.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: MapKey.self)
    for entry in entries { try container.encode(entry.value, forKey: MapKey(entry.key)) }
  }
}
