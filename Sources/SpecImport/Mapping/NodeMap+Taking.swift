import ManifestTree

extension NodeMap {
  /// Removes a key, even if its value is null, and returns its value; nil if it is missing or null.
  mutating func remove(_ key: String) -> Node? {
    guard let value = self[key] else { return nil }
    self[key] = nil
    return value == .null ? nil : value
  }

  /// The only entry; nil if there are none or several.
  var only: Entry? { count == 1 ? entries.first : nil }

  /// Removes the items of a list that the body accepts, and the list if none remains.
  mutating func takeItems(_ field: some ImportedField, where takes: (NodeMap) -> Bool) {
    guard case .list(let list)? = self[field.rawValue], !list.isEmpty else { return }
    let rest = list.filter { node in
      guard case .map(let map) = node else { return true }
      return !takes(map)
    }
    if rest.count < list.count { self[field.rawValue] = rest.isEmpty ? nil : .list(rest) }
  }
}

extension NodeMap {
  /// Removes a reference's `optional`; nil if it is not a flag.
  ///
  /// The API server keeps an explicit false.
  mutating func takeOptional() -> [Argument]? {
    switch remove(ReferenceField.optional) {
    case nil: []
    case .bool(let flag)?: [Argument("optional", .flag(flag))]
    default: nil
    }
  }
}

extension Call {
  /// A statement that is only a name, such as `ImagePullPolicy.always`.
  init(_ name: String, statement: Void) {
    self.init(name)
    isName = true
  }
}
