package import Diagnostics

/// Any Kubernetes object, for kinds that the DSL does not cover.
///
/// Portolan validates the object against the schema of its kind and the rules of the API server. Write the object as a
/// Swift literal or as YAML text.
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
/// If the text is a multi-line string literal in the call, syntax errors and invalid fields are reported at their line in
/// the Swift file. Errors in other strings are reported at the call, and syntax errors name the line of the YAML text.
/// One `Object` holds one YAML document.
///
/// If a namespaced object has no namespace, Portolan adds the app's namespace. Custom kinds count as namespaced, except
/// `GatewayClass`, `ClusterIssuer`, and other common cluster-scoped kinds. If ``App/defaults`` contains
/// ``ServiceDefaults/accounts``, Portolan also adds that namespace to ServiceAccounts without one in the subjects of RBAC
/// bindings. Portolan adds no labels, because labels have a special meaning for some kinds of objects.
public struct Object: AppPart, PayloadValue, Equatable {
  package var value: Value
  /// The YAML text that the value was read from; set by expansion.
  package var text: String?
  /// Whether the object is validated against the schema of its kind and the API server's rules.
  package let isValidated: Bool
  package let location: FileLocation

  /// Declares an object.
  /// - Parameters:
  ///   - value: the object as a literal, or its YAML as text.
  ///   - isValidated: whether the object is validated. Use false only for an object that exists in the cluster but that
  ///     current rules would reject, such as an object that is older than the validation of its kind.
  public init(
    _ value: Value, validated isValidated: Bool = true, file: String = #filePath, line: Int = #line,
    column: Int = #column
  ) {
    self.value = value
    self.isValidated = isValidated
    location = FileLocation(file, line, column)
  }

  /// Declares an object as YAML text that your code computed.
  public init(
    _ yaml: String, validated isValidated: Bool = true, file: String = #filePath, line: Int = #line,
    column: Int = #column
  ) {
    self.init(.string(yaml), validated: isValidated, file: file, line: line, column: column)
  }

  /// Adds the object to the system.
  public func add(to resources: inout AppResources) { resources.objects.append(self) }
}

extension Object {
  package init(from reader: inout PayloadReader) throws {
    (value, isValidated, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(value, isValidated, location) }
}
