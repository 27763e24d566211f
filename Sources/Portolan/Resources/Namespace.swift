package import Diagnostics

/// Renders the app's namespace; without it the namespace must exist.
///
/// ```swift
/// Namespace(labels: ["istio-injection": "enabled"])
/// ```
public struct Namespace: AppPart, Codable, Equatable {
  package let labels: Settings
  package let annotations: Settings
  package let location: FileLocation

  /// Declares the namespace.
  public init(
    labels: Settings = [:], annotations: Settings = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.labels = labels
    self.annotations = annotations
    location = FileLocation(file, line, column)
  }

  /// Puts the namespace into the system.
  public func add(to resources: inout AppResources) { resources.namespace = self }
}
