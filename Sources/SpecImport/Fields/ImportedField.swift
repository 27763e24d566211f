package import ManifestTree

/// Fields of a type that `portolan import` converts to parts of the DSL, with the part that sets each.
///
/// Mappings can convert only fields that are listed here, so the reference page that is generated from these lists is
/// complete.
package protocol ImportedField: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// The type that has the fields, as in the Kubernetes API: `PodSpec`.
  static var owner: String { get }
  /// The part of the DSL that sets the field, as a link of the documentation.
  var part: String { get }
}

extension NodeMap {
  /// Removes a field and returns its value; nil if it is not set or null, which is not removed.
  mutating func take(_ field: some ImportedField) -> Node? {
    guard let value = self[field.rawValue], value != .null else { return nil }
    self[field.rawValue] = nil
    return value
  }

  /// Removes a field, even if it is null, and returns its value; nil if it is not set or null.
  mutating func remove(_ field: some ImportedField) -> Node? { remove(field.rawValue) }

  /// The value of a field, which is not removed.
  func peek(_ field: some ImportedField) -> Node? { self[field.rawValue] }

  mutating func takeText(_ field: some ImportedField) -> String? {
    guard case .string(let text)? = self[field.rawValue] else { return nil }
    self[field.rawValue] = nil
    return text
  }

  mutating func takeInt(_ field: some ImportedField) -> Int64? {
    guard let number = self[field.rawValue]?.int else { return nil }
    self[field.rawValue] = nil
    return number
  }

  mutating func takeFlag(_ field: some ImportedField) -> Bool? {
    guard case .bool(let flag)? = self[field.rawValue] else { return nil }
    self[field.rawValue] = nil
    return flag
  }

  /// Removes a list of strings and returns it; nil if the field is not set or an item is not a string.
  mutating func takeTexts(_ field: some ImportedField) -> [String]? {
    guard case .list(let list)? = self[field.rawValue] else { return nil }
    let texts = list.compactMap(\.text)
    guard texts.count == list.count else { return nil }
    self[field.rawValue] = nil
    return texts
  }

  /// Removes a map of strings and returns its pairs; nil if the field is not set or a value is not a string.
  mutating func takeTextMap(_ field: some ImportedField) -> [(String, String)]? {
    guard let texts = textMap(field) else { return nil }
    self[field.rawValue] = nil
    return texts
  }

  /// A map of strings.
  init(texts: [(String, String)]) {
    self.init(uniqueEntries: texts.map { Entry($0.0, .string($0.1)) })
  }

  func textMap(_ field: some ImportedField) -> [(String, String)]? { self[field.rawValue]?.textPairs }

  /// Changes the map of a field, and removes the field if nothing remains.
  mutating func change(_ field: some ImportedField, _ body: (inout NodeMap) -> Void) {
    guard case .map(var map)? = self[field.rawValue] else { return }
    body(&map)
    self[field.rawValue] = map.isEmpty ? nil : .map(map)
  }
}

extension Node {
  /// The pairs of a map of strings; nil for other values.
  var textPairs: [(String, String)]? {
    guard case .map(let map) = self else { return nil }
    var pairs: [(String, String)] = []
    for entry in map {
      guard case .string(let text) = entry.value else { return nil }
      pairs.append((entry.key, text))
    }
    return pairs
  }

  /// The number of scalars, and of empty lists and maps.
  package var leafCount: Int {
    switch self {
    case .map(let map): map.isEmpty ? 1 : map.reduce(0) { $0 + $1.value.leafCount }
    case .list(let list): list.isEmpty ? 1 : list.reduce(0) { $0 + $1.leafCount }
    case .null, .bool, .int, .double, .string: 1
    }
  }

  var map: NodeMap? { if case .map(let map) = self { map } else { nil } }
  var list: [Node]? { if case .list(let list) = self { list } else { nil } }
}

extension NodeMap {
  /// Converts a value and removes the field; if the conversion returns nil, the field is kept.
  mutating func convert<Result>(_ field: some ImportedField, _ body: (Node) -> Result?) -> Result? {
    guard let value = self[field.rawValue], value != .null, let result = body(value) else { return nil }
    self[field.rawValue] = nil
    return result
  }
}
