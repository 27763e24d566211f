extension Node: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension Node: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self = .int(value) }
}

extension Node: ExpressibleByFloatLiteral {
  package init(floatLiteral value: Double) { self = .double(value) }
}

extension Node: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Node: ExpressibleByArrayLiteral {
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
