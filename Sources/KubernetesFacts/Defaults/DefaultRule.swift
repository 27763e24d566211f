package import ManifestTree

/// A default value of the API server.
package struct DefaultRule: Sendable {
  /// The type that has the field, as named in the schema tables.
  package let type: String
  package let field: String
  package let value: Node
  /// Whether an empty string or zero is also replaced, because the server cannot distinguish it from no value.
  package var fillsZero = false
  package var condition = Condition.always

  package init(
    type: String, field: String, value: Node, fillsZero: Bool = false, condition: Condition = .always
  ) {
    (self.type, self.field, self.value) = (type, field, value)
    (self.fillsZero, self.condition) = (fillsZero, condition)
  }

  /// An additional condition of a default.
  package enum Condition: Sendable {
    case always
    /// A field has one of the values.
    case field(String, oneOf: [String])
    /// A field is set.
    case has(String)
    /// None of the fields is set.
    case lacks([String])
  }

  package func applies(to map: NodeMap) -> Bool {
    switch map[field] {
    case nil, .null: break
    case .string("") where fillsZero, .int(0) where fillsZero: break
    default: return false
    }
    switch condition {
    case .always: return true
    case .field(let name, let texts): return map[name]?.text.map(texts.contains) ?? false
    case .has(let name): return map.hasValue(name)
    case .lacks(let names): return !names.contains(where: map.hasValue)
    }
  }
}

extension NodeMap {
  /// Whether a key has a value other than null.
  package func hasValue(_ key: String) -> Bool {
    switch self[key] {
    case nil, .null: false
    default: true
    }
  }
}
