package import Diagnostics

/// Any object, for what the DSL has no part; validated against the schema of its kind.
///
/// ```swift
/// Object([
///   "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass",
///   "metadata": ["name": "batch"], "value": 100,
/// ])
/// ```
/// If a namespaced object has no namespace, the app's namespace is added. Nothing else is added, not even labels,
/// because Portolan may not know what a label does to an object of that kind.
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

  /// Adds the object to the system.
  public func add(to resources: inout AppResources) { resources.objects.append(self) }
}

extension Object {
  package init(from reader: inout PayloadReader) throws { (value, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(value, location) }
}
