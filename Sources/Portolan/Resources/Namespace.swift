package import Diagnostics

/// The Namespace object for the app; without it, the namespace must already exist.
///
/// ```swift
/// Namespace(labels: ["istio-injection": "enabled"])
/// ```
public struct Namespace: AppPart, PayloadValue, Equatable {
  package let labels: KeyValues
  package let annotations: KeyValues
  package let location: FileLocation

  /// Declares the namespace.
  public init(
    labels: KeyValues = [:], annotations: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.labels = labels
    self.annotations = annotations
    location = FileLocation(file, line, column)
  }

  /// Adds the namespace to the system.
  public func add(to resources: inout AppResources) { resources.namespace = self }
}

extension Namespace {
  package init(from reader: inout PayloadReader) throws {
    (labels, annotations, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(labels, annotations, location) }
}
