extension Node: ExpressibleByStringLiteral {
  /// Creates a string node.
  package init(stringLiteral value: String) { self = .string(value) }
}

extension Node: ExpressibleByIntegerLiteral {
  /// Creates an integer.
  package init(integerLiteral value: Int64) { self = .int(value) }
}

extension Node: ExpressibleByFloatLiteral {
  /// Creates a floating-point number.
  package init(floatLiteral value: Double) { self = .double(value) }
}

extension Node: ExpressibleByBooleanLiteral {
  /// Creates a boolean.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Node: ExpressibleByArrayLiteral {
  /// Creates a list.
  package init(arrayLiteral elements: Node...) { self = .list(elements) }
}

extension Node: ExpressibleByDictionaryLiteral {
  /// Creates a map in the order of the literal; for a duplicate key, the last value wins.
  package init(dictionaryLiteral elements: (String, Node)...) {
    var map = NodeMap()
    map.reserveCapacity(elements.count)
    for (key, value) in elements { map[key] = value }
    self = .map(map)
  }
}
