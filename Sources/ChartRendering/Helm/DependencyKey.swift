import ManifestTree

/// The values that Helm adds to those of a chart that is a dependency of another one.
enum DependencyKey: String, CaseIterable {
  /// What all charts of a release share.
  case global
  /// The switch that the parent's `condition:` names.
  case enabled

  /// What the value accepts, in the words of JSON Schema.
  var schema: Node {
    switch self {
    case .global:
      [
        "type": "object",
        "description": "Values that a parent chart shares with its subcharts; this chart does not use them",
      ]
    case .enabled: ["type": "boolean", "description": "Condition of the parent chart for this subchart"]
    }
  }

  /// Whether a value is one that the schema accepts.
  func accepts(_ value: Node) -> Bool {
    switch (self, value) {
    case (.global, .map), (.enabled, .bool): true
    default: false
    }
  }
}
