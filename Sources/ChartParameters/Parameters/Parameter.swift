package import ManifestTree

/// A chart value from which objects are rendered.
package struct Parameter: Sendable {
  /// The parameter's path in the values.
  package let path: ValuesPath
  /// The description of the parameter, for the comment above it in the values file.
  package let documentation: String
  /// The accepted values; nil for the values that the field at the parameter's place accepts.
  package let type: ParameterType?
  /// Whether null, which omits the field, is also accepted.
  package let isNullable: Bool
  /// The parameter's value if the object has no value at its place.
  package let absent: Node

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
  /// The field has a parameter's value, and is omitted if the value is null.
  case value(Parameter, Template.Scalar, when: Condition? = nil)
  /// The field is a map or list from the values.
  case block(Parameter, Presence)
  /// The field is rendered by a template with its own parameters.
  case template(Template, [Parameter], when: Condition? = nil)
  /// The field is the digest of some data. Its string names the data in the format of ``Definition/Name``.
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
    /// The field is omitted if the value is empty.
    case filled
    /// The field is omitted if the value is empty. It is a parameter only if the value differs between profiles.
    case differing
  }
}
