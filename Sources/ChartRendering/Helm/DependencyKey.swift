import ManifestTree

/// The values that a chart can get in addition if it is a dependency of another chart.
enum DependencyKey: String, CaseIterable {
  /// The values for all charts of a release.
  case global
  /// The switch for the parent's `condition:`.
  case enabled

  /// The accepted values as JSON Schema.
  var schema: Node {
    switch self {
    case .global:
      [
        "type": "object",
        "description": "Values that a parent chart shares with all subcharts; this chart does not use them",
      ]
    case .enabled:
      [
        "type": "boolean",
        "description": "Whether a parent chart enables this chart; used in the parent's `condition`",
      ]
    }
  }

  /// Whether the schema accepts a value.
  func accepts(_ value: Node) -> Bool {
    switch (self, value) {
    case (.global, .map), (.enabled, .bool): true
    default: false
    }
  }
}
