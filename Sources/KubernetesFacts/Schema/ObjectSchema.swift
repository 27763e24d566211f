/// An object's fields, in one version of the API.
public final class ObjectSchema: Sendable {
  /// The type's name: `core.v1.Container`, or the way to it within an Istio kind.
  public let name: String
  /// The fields, sorted by name.
  public let fields: [FieldSchema]
  /// Fields that cannot be combined freely.
  public let groups: [FieldGroup]
  /// Whether other fields are kept as they are.
  public let isOpen: Bool
  /// The fields that must be there.
  public let requiredFields: [FieldSchema]

  init(name: String, fields: [FieldSchema], groups: [FieldGroup], isOpen: Bool) {
    self.name = name
    self.fields = fields
    self.groups = groups
    self.isOpen = isOpen
    requiredFields = fields.filter(\.isRequired)
  }

  /// The field of a name.
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
  /// What it accepts.
  public let value: ValueSchema
  /// Whether it must be there; to the others, null means that they are not.
  public let isRequired: Bool
  /// The value of a list's key that is left out; the published schemas have no other defaults.
  public let defaultValue: String?
}

/// Fields of which only so many may be there.
public struct FieldGroup: Sendable, Hashable {
  /// How many of them there may be.
  public enum Rule: Sendable, Hashable {
    /// One or none.
    case atMostOne
    /// One.
    case exactlyOne
    /// One or more.
    case atLeastOne
  }

  /// How many of the fields there may be.
  public let rule: Rule
  /// The fields' names, sorted.
  public let fields: [String]
}

/// Which object of a table a value is: `SchemaTable.object(_:)` gives its fields.
public struct ObjectReference: Sendable, Hashable {
  /// The object's place in the text of the tables.
  let number: Int
}
