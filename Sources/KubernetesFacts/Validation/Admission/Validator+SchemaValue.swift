internal import Diagnostics
internal import ManifestTree

/// Values under the schema of a CustomResourceDefinition, such as defaults.
extension Validator {
  /// Reports where a default does not match its schema.
  mutating func value(_ field: Field, as schema: Field, depth: Int) {
    guard let node = field.node, let definition = schema.node, depth < 64, case .map = definition else {
      return
    }
    guard StructuralSchema.hasType(node, definition) else {
      let type = StructuralSchema.typeSummary(definition)
      return report(.form, at: field, "the default must be \(type), not \(node.json)")
    }
    keywords(node, at: field, definition)
    for key in schema["required"].texts
    where !field[key].exists && !schema["properties"][key]["default"].exists {
      report(.required, at: field[key], "the default lacks the required field '\(key)'")
    }
    let isOpen =
      schema["x-kubernetes-preserve-unknown-fields"].isTrue || schema["x-kubernetes-embedded-resource"].isTrue
      || schema["additionalProperties"].exists
    for (key, entry) in field.entries {
      let declared = schema["properties"][key]
      if declared.exists {
        value(entry, as: declared, depth: depth + 1)
      } else if case .map? = schema["additionalProperties"].node {
        value(entry, as: schema["additionalProperties"], depth: depth + 1)
      } else if !isOpen {
        report(.conflict, at: field, "the default has the field '\(key)', which the schema does not declare")
      }
    }
    for item in field.items { value(item, as: schema["items"], depth: depth + 1) }
    for keyword in StructuralSchema.unmatched(node, definition) {
      report(.form, at: field, "the default does not match the schema's '\(keyword)'")
    }
  }

  private mutating func keywords(_ node: Node, at field: Field, _ schema: Node) {
    if case .list(let values)? = schema["enum"], !values.contains(node) {
      let known = values.map(\.json).alternatives(upTo: 10)
      report(.choice, at: field, "the default must be \(known), not \(node.json)")
    } else if let (found, expected) = StructuralSchema.outOfRange(node, schema) {
      report(.range, at: field, "the default is \(found), expected \(expected)")
    } else if let text = node.text, StructuralSchema.matchesPattern(text, schema) == false {
      let pattern = schema["pattern"]?.text ?? ""
      report(.form, at: field, "the default '\(text)' does not match the pattern '\(pattern)'")
    }
  }
}

/// Paths to fields of a custom resource, such as `.spec.parts` or `.metadata['name']`.
enum SchemaFieldPath {
  /// The schema of a field; nil if the path is invalid, or if the schema has no such field.
  static func schema(at path: String, in root: Field) -> Field? {
    guard let keys = keys(of: path), !keys.isEmpty else { return nil }
    var schema = root
    for key in keys {
      let property = schema["properties"][key]
      if property.exists {
        schema = property
      } else if case .map? = schema["additionalProperties"].node {
        schema = schema["additionalProperties"]
      } else {
        return nil
      }
    }
    return schema
  }

  /// What is wrong with a path that leads to no field of a schema.
  static func fault(of path: String) -> String {
    (keys(of: path) ?? []).isEmpty ? "use a path such as '.spec.size'" : "the schema has no such field"
  }

  /// The keys of a path; nil if it has another form.
  ///
  /// Indexes of lists are not supported.
  static func keys(of path: String) -> [String]? {
    var (rest, keys): (Substring, [String]) = (path[...], [])
    while !rest.isEmpty {
      if rest.hasPrefix(".") {
        let key = rest.dropFirst().prefix { $0 != "." && $0 != "[" }
        guard !key.isEmpty, !key.contains("]") else { return nil }
        keys.append(String(key))
        rest = rest.dropFirst(key.count + 1)
      } else if rest.hasPrefix("['"), let end = rest.firstRange(of: "']") {
        keys.append(String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]))
        rest = rest[end.upperBound...]
      } else {
        return nil
      }
    }
    return keys
  }
}
