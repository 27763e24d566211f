package import ManifestTree

/// A value of a chart that objects are made from.
package struct Parameter: Sendable {
  /// Where it stands among the values.
  package let path: ValuesPath
  /// What it does, a sentence for the comment above it.
  package let documentation: String
  /// What it accepts; nil is what the field at its place accepts.
  package let type: ParameterType?
  /// Whether null, which leaves the field out, is accepted, too.
  package let isNullable: Bool
  /// Its value where the object has nothing at its place.
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

/// How what stands at a place of an object follows from parameters.
package enum FieldUse: Sendable {
  /// A parameter's value stands there; the field is left out where it is null.
  case value(Parameter, Template.Scalar, when: Condition? = nil)
  /// A map or list of the values stands there.
  case block(Parameter, Presence)
  /// A template stands there, with parameters of its own.
  case template(Template, [Parameter], when: Condition? = nil)
  /// The digest of the data that the text there names, as ``Definition/Name`` writes it.
  case checksum
  /// A variable of a container whose text is a parameter's value.
  case variable(Parameter)
  /// The map or list that stands there also has the entries of a value.
  case extended(by: ValuesPath, Parameter?)
  /// What stands there is there only while a condition holds.
  case kept(while: Condition, [Parameter])
  /// The map that stands there is data that checksums need, too.
  case definition(Definition.Name)
  /// Several keys of the pod that stands there come from the values of its service.
  case pod(Template.Scheduling, [Parameter])

  /// When a map or list of the values is a field of its object.
  package enum Presence: Sendable {
    case always
    /// It is left out where it is empty.
    case filled
    /// It is left out where it is empty, and is a parameter only if the profiles differ in it.
    case differing
  }
}
