package import ManifestTree

/// A value that the API server fills in where a manifest has none.
package struct DefaultRule: Sendable {
  /// The type that has the field, as the schema tables name it.
  package let type: String
  package let field: String
  package let value: Node
  /// Whether an empty text or zero is filled in, too: so it is where the server cannot tell it from nothing.
  package var fillsZero = false
  package var condition = Condition.always

  /// Makes a default.
  package init(
    type: String, field: String, value: Node, fillsZero: Bool = false, condition: Condition = .always
  ) {
    (self.type, self.field, self.value) = (type, field, value)
    (self.fillsZero, self.condition) = (fillsZero, condition)
  }

  /// What else the object must say for the default to be filled in.
  package enum Condition: Sendable {
    case always
    /// A field has one of the texts.
    case field(String, oneOf: [String])
    /// A field is there.
    case has(String)
    /// None of the fields is there.
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
