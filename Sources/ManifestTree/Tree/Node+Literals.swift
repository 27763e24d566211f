extension Node: ExpressibleByStringLiteral {
  /// Makes a text node.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension Node: ExpressibleByIntegerLiteral {
  /// Makes a whole number.
  public init(integerLiteral value: Int64) { self = .int(value) }
}

extension Node: ExpressibleByFloatLiteral {
  /// Makes a number with a fraction.
  public init(floatLiteral value: Double) { self = .double(value) }
}

extension Node: ExpressibleByBooleanLiteral {
  /// Makes a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Node: ExpressibleByArrayLiteral {
  /// Makes a list.
  public init(arrayLiteral elements: Node...) { self = .list(elements) }
}

extension Node: ExpressibleByDictionaryLiteral {
  /// Makes a map, in the literal's order; of a repeated key the last value stays.
  public init(dictionaryLiteral elements: (String, Node)...) {
    var map = NodeMap()
    map.reserveCapacity(elements.count)
    for (key, value) in elements { map[key] = value }
    self = .map(map)
  }
}
