import ChartParameters
import ManifestTree

/// A value that a chart's users can set: a parameter with its value in each profile.
///
/// It is a class because the list and the groups of parameters share it.
final class ChartParameter: Sendable {
  /// Its path in the values.
  let path: ValuesPath
  /// Its documentation, for the comment above the value.
  let documentation: String
  /// The accepted values.
  let type: ParameterType
  /// Whether null is accepted, which omits the field.
  let isNullable: Bool
  /// The value in each profile.
  let values: [Node]

  init(path: ValuesPath, documentation: String, type: ParameterType, isNullable: Bool, values: [Node]) {
    self.path = path
    self.documentation = documentation
    self.type = type
    self.isNullable = isNullable
    self.values = values
  }
}
