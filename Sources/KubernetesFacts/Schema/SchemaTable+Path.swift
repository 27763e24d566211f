import Diagnostics
package import ManifestTree

extension SchemaTable {
  /// The schema at a path below a value, such as a kind's `spec.template.spec.containers[name=web].image`.
  ///
  /// Throws an issue for the first invalid step: an unknown field, or a field of a value that has none.
  package func schema(at path: NodePath, in root: ValueSchema) throws(SchemaIssue) -> ValueSchema {
    var schema = root
    for (depth, step) in path.steps.enumerated() {
      guard let next = try child(of: schema, at: step, path: NodePath(Array(path.steps[...depth]))) else {
        let parent = NodePath(Array(path.steps[..<depth]))
        throw SchemaIssue(
          .wrongType, at: parent, found: step.isKey ? "used like a map" : "used like a list",
          expected: schema.summary)
      }
      schema = next
    }
    return schema
  }

  private func child(
    of schema: ValueSchema, at step: NodePath.Step, path: @autoclosure () -> NodePath
  ) throws(SchemaIssue) -> ValueSchema? {
    switch (schema.type, step) {
    case (.any, _), (.anyObject, .key): return ValueSchema(.any)
    case (.map(let value), .key): return value
    case (.list(let element, _), .index), (.list(let element, _), .element): return element
    case (.object(let reference), .key(let key)):
      let object = object(reference)
      if let field = object.field(key) { return field.value }
      guard !object.isOpen else { return ValueSchema(.any) }
      throw .unknownField(key, of: object, at: path())
    default: return nil
    }
  }
}

extension NodePath.Step {
  fileprivate var isKey: Bool { if case .key = self { true } else { false } }
}

extension SchemaIssue {
  /// The issue for a field that an object does not have.
  static func unknownField(_ name: String, of object: ObjectSchema, at path: NodePath) -> SchemaIssue {
    SchemaIssue(
      .unknownField, at: path, found: "unknown field '\(name)'", expected: "a field of \(object.name)",
      nearest: nearestName(to: name, among: object.fields.lazy.map(\.name)))
  }
}
