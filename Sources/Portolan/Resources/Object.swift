package import Diagnostics

/// Any object, for what no part of the DSL says; checked against the schema of its kind.
///
/// ```swift
/// Object([
///   "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass",
///   "metadata": ["name": "batch"], "value": 100,
/// ])
/// ```
/// The namespace is the app's where the object doesn't say one and its kind has one. Nothing else is added, no label
/// either: what a label does to an object of a kind that Portolan may not know is for its author to say.
public struct Object: AppPart, PayloadValue, Equatable {
  package let value: Value
  package let location: FileLocation

  /// Declares an object.
  public init(
    _ value: Value, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.value = value
    location = FileLocation(file, line, column)
  }

  /// Puts the object into the system.
  public func add(to resources: inout AppResources) { resources.objects.append(self) }
}

extension Object {
  package init(from reader: inout PayloadReader) throws { (value, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(value, location) }
}
