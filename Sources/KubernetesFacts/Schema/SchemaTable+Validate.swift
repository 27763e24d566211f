import Diagnostics
public import ManifestTree

extension SchemaTable {
  /// What a manifest has that its kind does not accept; of a kind of an unknown group, what no object accepts.
  ///
  /// The manifest says itself what it is, by `apiVersion` and `kind`. Issues come in the order of the manifest, what an
  /// object lacks behind what it has.
  public func validate(_ manifest: Node) -> [SchemaIssue] {
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
            .missingField, at: NodePath(), found: "required field '\(key)' is missing", expected: "text"))
      case let other?:
        issues.append(
          SchemaIssue(.wrongType, at: NodePath().key(key), found: other.summary, expected: "text"))
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

  /// What a value has that its schema does not accept; paths continue `path`.
  public func validate(_ node: Node, as schema: ValueSchema, at path: NodePath = NodePath()) -> [SchemaIssue]
  {
    var validation = SchemaValidation(table: self, isPatch: false, path: path)
    validation.check(node, as: schema)
    return validation.issues
  }

  /// What a patch has that its schema does not accept; see `merge(_:into:as:)`.
  ///
  /// Fields may be absent, null removes one, and `$patch` is known; elements of lists with keys must have their keys.
  public func validate(patch: Node, as schema: ValueSchema, at path: NodePath = NodePath()) -> [SchemaIssue] {
    var validation = SchemaValidation(table: self, isPatch: true, path: path)
    validation.check(patch, as: schema)
    return validation.issues
  }

  /// Name, labels and annotations are alike in all kinds.
  private func metadataSchema(of kind: String) -> ValueSchema? {
    guard case .object(let reference) = schema(apiVersion: "v1", kind: "Namespace")?.type else { return nil }
    return kind.hasSuffix("List") ? nil : object(reference).field("metadata")?.value
  }
}
