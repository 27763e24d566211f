internal import Diagnostics
internal import ManifestTree

/// An object's fields, in one version of the API.
package final class ObjectSchema: Sendable {
  /// The type's name: `core.v1.Container`, or the path in an Istio kind.
  package let name: String
  /// The fields, sorted by name.
  package let fields: [FieldSchema]
  /// Groups of fields that exclude or require each other.
  package let groups: [FieldGroup]
  /// Whether unknown fields are preserved.
  package let isOpen: Bool
  package let requiredFields: [FieldSchema]
  /// The types of the fields whose values have no constraints.
  private let plainTypes: [PlainType?]

  init(name: String, fields: [FieldSchema], groups: [FieldGroup], isOpen: Bool) {
    self.name = name
    self.fields = fields
    self.groups = groups
    self.isOpen = isOpen
    requiredFields = fields.filter(\.isRequired)
    plainTypes = fields.map { PlainType($0.value) }
  }

  /// The field with a name.
  package func field(_ name: String) -> FieldSchema? { name.withUTF8Bytes(place).map { fields[$0] } }

  /// The position of the field with a name, which is given as bytes.
  func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    var (low, high) = (0, fields.count)
    while low < high {
      let middle = (low + high) / 2
      let isBefore = fields[middle].name.withUTF8Bytes { $0.lexicographicallyPrecedes(name) }
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low < fields.count && fields[low].name.withUTF8Bytes { $0.elementsEqual(name) } ? low : nil
  }

  /// Whether the type of a field at a position is all that its schema requires of a value, and the value has it.
  func acceptsPlainly(_ value: Node, at place: Int) -> Bool { plainTypes[place]?.accepts(value) ?? false }
}

/// The type of values without constraints.
///
/// Most values of a manifest have such types. Validation reads only the kind of such a value, because threads contend for the
/// counts of references to schemas.
private enum PlainType {
  case any, bool, int32, string

  init?(_ schema: ValueSchema) {
    guard schema.rules == nil else { return nil }
    switch schema.type {
    case .any: self = .any
    case .bool: self = .bool
    case .int32: self = .int32
    case .string: self = .string
    default: return nil
    }
  }

  func accepts(_ value: Node) -> Bool {
    switch (self, value) {
    case (.any, _), (.bool, .bool), (.string, .string): true
    case (.int32, .int(let number)): Int32(exactly: number) != nil
    default: false
    }
  }
}

/// A field of an object.
package struct FieldSchema: Sendable {
  package let name: String
  /// The schema of the field's value.
  package let value: ValueSchema
  /// Whether the field is required; for optional fields, null means that the field is missing.
  package let isRequired: Bool
  /// The default of a list map key; the published schemas have no other defaults.
  package let defaultValue: String?
}

/// A group of mutually exclusive fields, or of fields of which at least one is required.
package struct FieldGroup: Sendable, Hashable {
  /// How many of the fields can or must be set.
  package enum Rule: Sendable, Hashable {
    /// One or none.
    case atMostOne
    case exactlyOne
    /// At least one of the fields is required.
    case atLeastOne
  }

  /// How many of the fields can or must be set.
  package let rule: Rule
  /// The fields' names, sorted.
  package let fields: [String]
}

/// A reference to an object of a table: `SchemaTable.object(_:)` returns its fields.
package struct ObjectReference: Sendable, Hashable {
  /// The object's index in the tables.
  let number: Int
}
