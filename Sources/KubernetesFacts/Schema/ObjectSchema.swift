/// An object's fields, in one version of the API.
public final class ObjectSchema: Sendable {
  /// The type's name: `core.v1.Container`, or the path in an Istio kind.
  public let name: String
  /// The fields, sorted by name.
  public let fields: [FieldSchema]
  /// Groups of fields that exclude or require each other.
  public let groups: [FieldGroup]
  /// Whether unknown fields are preserved.
  public let isOpen: Bool
  /// The required fields.
  public let requiredFields: [FieldSchema]

  init(name: String, fields: [FieldSchema], groups: [FieldGroup], isOpen: Bool) {
    self.name = name
    self.fields = fields
    self.groups = groups
    self.isOpen = isOpen
    requiredFields = fields.filter(\.isRequired)
  }

  /// The field with a name.
  public func field(_ name: String) -> FieldSchema? {
    var (low, high) = (0, fields.count)
    while low < high {
      let middle = (low + high) / 2
      if fields[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < fields.count && fields[low].name == name ? fields[low] : nil
  }
}

/// A field of an object.
public struct FieldSchema: Sendable {
  /// The name.
  public let name: String
  /// The schema of its value.
  public let value: ValueSchema
  /// Whether it is required; for optional fields, null means that the field is missing.
  public let isRequired: Bool
  /// The default of a list map key; the published schemas have no other defaults.
  public let defaultValue: String?
}

/// A group of fields of which a limited number can be set.
public struct FieldGroup: Sendable, Hashable {
  /// How many of the fields can be set.
  public enum Rule: Sendable, Hashable {
    /// One or none.
    case atMostOne
    /// Exactly one.
    case exactlyOne
    /// At least one.
    case atLeastOne
  }

  /// How many of the fields can be set.
  public let rule: Rule
  /// The fields' names, sorted.
  public let fields: [String]
}

/// A reference to an object of a table: `SchemaTable.object(_:)` returns its fields.
public struct ObjectReference: Sendable, Hashable {
  /// The object's index in the tables.
  let number: Int
}
