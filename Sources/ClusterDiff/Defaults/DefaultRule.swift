import ManifestTree

/// A value that the API server fills in where a manifest has none.
struct DefaultRule: Sendable {
  /// The type that has the field, as the schema tables name it.
  let type: String
  let field: String
  let value: Node
  /// Whether an empty text or zero is filled in, too: so it is where the server cannot tell it from nothing.
  var fillsZero = false
  var condition = Condition.always

  /// What else the object must say for the default to be filled in.
  enum Condition: Sendable {
    case always
    /// A field has one of the texts.
    case field(String, oneOf: [String])
    /// A field is there.
    case has(String)
    /// None of the fields is there.
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
