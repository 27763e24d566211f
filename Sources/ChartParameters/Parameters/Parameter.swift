package import ManifestTree

/// A chart value from which objects are rendered.
package struct Parameter: Sendable {
  /// Its path in the values.
  package let path: ValuesPath
  /// Its description, a sentence for the comment above it.
  package let documentation: String
  /// The accepted values; nil for those that the field at its place accepts.
  package let type: ParameterType?
  /// Whether null, which omits the field, is also accepted.
  package let isNullable: Bool
  /// Its value if the object has none at its place.
  package let absent: Node

  /// Creates a parameter.
  package init(
    _ path: ValuesPath, _ documentation: String, _ type: ParameterType?, isNullable: Bool = false,
    absent: Node = .null
  ) {
    self.path = path
    self.documentation = documentation
    self.type = type
    self.isNullable = isNullable
    self.absent = absent
  }
}

/// How a field of an object depends on parameters.
package enum FieldUse: Sendable {
  /// The field has a parameter's value, and is omitted if that is null.
  case value(Parameter, Template.Scalar, when: Condition? = nil)
  /// The field is a map or list from the values.
  case block(Parameter, Presence)
  /// The field is rendered by a template with its own parameters.
  case template(Template, [Parameter], when: Condition? = nil)
  /// The field is the digest of the data that its string refers to, in the format of ``Definition/Name``.
  case checksum
  /// A variable of a container whose value is a parameter.
  case variable(Parameter)
  /// The entries of a value are added to the map or list.
  case extended(by: ValuesPath, Parameter?)
  /// The field is rendered only if a condition is true.
  case kept(while: Condition, [Parameter])
  /// The map is the content of a definition, which checksums or names also use.
  case definition(Definition.Name)
  /// Several keys of the pod come from the values of its service.
  case pod(Template.Scheduling, [Parameter])

  /// When a map or list from the values is a field of its object.
  package enum Presence: Sendable {
    case always
    /// It is omitted if it is empty.
    case filled
    /// It is omitted if it is empty, and is a parameter only if it differs between profiles.
    case differing
  }
}
