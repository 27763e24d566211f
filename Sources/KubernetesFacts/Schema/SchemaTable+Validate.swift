import Diagnostics
package import ManifestTree

extension SchemaTable {
  /// The issues in a manifest; for a kind in an unknown group, only the issues in its metadata.
  ///
  /// `apiVersion` and `kind` of the manifest determine the schema. Issues are in the order of the manifest, with
  /// missing fields last.
  package func validate(_ manifest: Node) -> [SchemaIssue] {
    guard case .map(let map) = manifest else {
      return [SchemaIssue(.wrongType, at: NodePath(), found: manifest.summary, expected: "a map")]
    }
    var issues: [SchemaIssue] = []
    var names: [String] = []
    for key in ["apiVersion", "kind"] {
      switch map[key] {
      case .string(let text) where !text.isEmpty: names.append(text)
      case .null, nil, .string:
        issues.append(
          SchemaIssue(
            .missingField, at: NodePath(), found: "required field '\(key)' is missing", expected: "a string"))
      case let other?:
        issues.append(
          SchemaIssue(.wrongType, at: NodePath().key(key), found: other.summary, expected: "a string"))
      }
    }
    guard names.count == 2 else { return issues }
    let (apiVersion, kind) = (names[0], names[1])
    if let schema = schema(apiVersion: apiVersion, kind: kind) { return validate(manifest, as: schema) }
    if let issue = unknown(apiVersion: apiVersion, kind: kind) { issues.append(issue) }
    if let metadata = map["metadata"], let schema = metadataSchema(of: kind) {
      issues += validate(metadata, as: schema, at: NodePath().key("metadata"))
    }
    return issues
  }

  /// The issues of a value under a schema; their paths start with `path`.
  package func validate(_ node: Node, as schema: ValueSchema, at path: NodePath = NodePath()) -> [SchemaIssue]
  {
    var validation = SchemaValidation(table: self, isPatch: false, path: path)
    validation.check(node, as: schema)
    return validation.issues
  }

  /// The issues of a patch; see `merge(_:into:as:)`.
  ///
  /// Fields can be missing, null removes one, and `$patch` is allowed; elements of keyed lists must have their keys.
  package func validate(patch: Node, as schema: ValueSchema, at path: NodePath = NodePath()) -> [SchemaIssue]
  {
    var validation = SchemaValidation(table: self, isPatch: true, path: path)
    validation.check(patch, as: schema)
    return validation.issues
  }

  /// The metadata schema, which is the same for all kinds except lists; nil for a list.
  private func metadataSchema(of kind: String) -> ValueSchema? {
    guard case .object(let reference) = schema(apiVersion: "v1", kind: "Namespace")?.type else { return nil }
    return kind.hasSuffix("List") ? nil : object(reference).field("metadata")?.value
  }
}
