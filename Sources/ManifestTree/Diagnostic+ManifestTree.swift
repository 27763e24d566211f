import Diagnostics

extension Diagnostic {
  static func noObject(_ node: Node, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/no-object", .error,
      "found \(ValueDescription.describing(node)), expected an object with 'apiVersion' and 'kind'",
      at: location)
  }

  /// - Parameter missing: the fields without a string, with the values that they have instead.
  static func incomplete(
    _ missing: [(field: String, found: Node?)], isList: Bool, at location: FileLocation
  ) -> Diagnostic {
    let fields = missing.map(\.field).quoted.oneOf
    let scalars = missing.filter { $0.found?.isUnquoted ?? false }
    let expected = missing.count == 1 ? "a string" : "strings"
    return Diagnostic(
      "manifest/incomplete", .error, "the object has no \(fields), expected \(expected)", at: location,
      notes: scalars.compactMap { field, found in
        found.map { Note("'\(field)' is \(ValueDescription.describing($0)), not a string") }
      },
      fix: isList
        ? "kubectl writes the kind of a list at the end; check that the file is complete"
        : scalars.isEmpty ? nil : scalars.count == 1 ? "put the value in quotes" : "put the values in quotes")
  }

  static func noItems(_ items: Node, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/no-items", .error,
      "found \(ValueDescription.describing(items)) as 'items', expected a list of objects",
      at: location)
  }

  static func emptyDump(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/empty-dump", .error,
      "found an empty file, expected a list: 'kubectl get -o yaml' prints a list even if there are no objects",
      at: location,
      fix: "check that the command that created the dump succeeded, and that it has '-o yaml' or '-o json'")
  }

  static func cutOff(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "manifest/cut-off", .error,
      "found the end of the file in the middle of a line, expected a line feed as at the end of a complete dump",
      at: location, fix: "create the dump again, and check that the command succeeds")
  }
}

extension Node {
  /// Whether this is a scalar that quotes would make a string, such as `no`, which YAML reads as a boolean.
  fileprivate var isUnquoted: Bool {
    switch self {
    case .bool, .int, .double: true
    case .null, .string, .list, .map: false
    }
  }
}
