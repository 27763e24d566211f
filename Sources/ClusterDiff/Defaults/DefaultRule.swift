import ManifestTree

/// A default value of the API server.
struct DefaultRule: Sendable {
  /// The type that has the field, as named in the schema tables.
  let type: String
  let field: String
  let value: Node
  /// Whether an empty string or zero is also replaced, because the server cannot distinguish it from no value.
  var fillsZero = false
  var condition = Condition.always

  /// An additional condition of a default.
  enum Condition: Sendable {
    case always
    /// A field has one of the values.
    case field(String, oneOf: [String])
    /// A field is set.
    case has(String)
    /// None of the fields is set.
    case lacks([String])
  }

  func applies(to map: NodeMap) -> Bool {
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
  func hasValue(_ key: String) -> Bool {
    switch self[key] {
    case nil, .null: false
    default: true
    }
  }
}
