import ChartParameters
import ManifestTree

/// A value that a chart's users can set: a parameter with its value in each profile.
///
/// The type is a class because the list and the groups of parameters share its instances.
final class ChartParameter: Sendable {
  /// The path of the value.
  let path: ValuesPath
  /// The documentation of the value, for the comment above it; it also explains null, if null is accepted.
  let documentation: String
  /// The accepted values.
  let type: ParameterType
  /// Whether null is accepted, which omits the field.
  let isNullable: Bool
  /// The value in each profile.
  let values: [Node]

  init(path: ValuesPath, documentation: String, type: ParameterType, isNullable: Bool, values: [Node]) {
    self.path = path
    self.documentation =
      isNullable && !documentation.contains("null") ? "\(documentation); null leaves it out" : documentation
    self.type = type
    self.isNullable = isNullable
    self.values = values
  }
}
