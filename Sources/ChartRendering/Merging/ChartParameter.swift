import ChartParameters
import ManifestTree

/// A value that a chart's users can set: a parameter with its value in each profile.
///
/// It is shared by what lists the parameters and what groups them, so that neither copies it.
final class ChartParameter: Sendable {
  /// Where it stands among the values.
  let path: ValuesPath
  /// What it does, a sentence for the comment above it.
  let documentation: String
  /// What it accepts.
  let type: ParameterType
  /// Whether null, which leaves the field out, is accepted, too.
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
