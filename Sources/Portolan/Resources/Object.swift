package import Diagnostics

/// Any object, for what the DSL has no part; validated against the schema of its kind.
///
/// Write it as a Swift literal or as YAML text.
///
/// ```swift
/// Object([
///   "apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass",
///   "metadata": ["name": "batch"], "value": 100,
/// ])
/// Object(
///   """
///   apiVersion: v1
///   kind: LimitRange
///   metadata: {name: limits}
///   spec:
///     limits:
///       - type: Container
///         default: {memory: 128Mi}
///   """)
/// ```
/// A fault in the text is reported at its line in the Swift file. One `Object` holds one YAML document.
///
/// If a namespaced object has no namespace, the app's namespace is added. Nothing else is added, not even labels,
/// because Portolan may not know what a label does to an object of that kind.
public struct Object: AppPart, PayloadValue, Equatable {
  package var value: Value
  /// The YAML text that the value was read from; expansion sets it.
  package var text: String?
  package let location: FileLocation

  /// Declares an object.
  /// - Parameter value: the object as a literal, or its YAML as text.
  public init(
    _ value: Value, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.value = value
    location = FileLocation(file, line, column)
  }

  /// Declares an object as YAML text that your code computed.
  public init(
    _ yaml: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(.string(yaml), file: file, line: line, column: column)
  }

  /// Adds the object to the system.
  public func add(to resources: inout AppResources) { resources.objects.append(self) }
}

extension Object {
  package init(from reader: inout PayloadReader) throws { (value, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(value, location) }
}
