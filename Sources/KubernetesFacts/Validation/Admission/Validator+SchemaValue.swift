internal import Diagnostics
internal import ManifestTree

/// Values under the schema of a CustomResourceDefinition, such as defaults.
extension Validator {
  /// Reports where a default does not match its schema.
  mutating func value(_ field: Field, as schema: Field, depth: Int) {
    guard let node = field.node, depth < 64, case .map? = schema.node else { return }
    guard SchemaValue.hasType(node, schema) else {
      let type =
        schema["x-kubernetes-int-or-string"].isTrue
        ? "an integer or a string" : "of type '\(schema["type"].string)'"
      return report(.form, at: field, "the default must be \(type), not \(node.json)")
    }
    if let fault = SchemaValue.fault(of: node, schema) {
      report(fault.reason, at: field, "the default \(fault.message)")
    }
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
    for part in schema["allOf"].items { value(restricted: field, by: part, depth: depth + 1) }
    if schema["anyOf"].count > 0, !schema["x-kubernetes-int-or-string"].isTrue,
      !schema["anyOf"].items.contains(where: { matches(field, $0) })
    {
      report(.form, at: field, "the default matches no schema in 'anyOf'")
    }
    if schema["oneOf"].count > 0, schema["oneOf"].items.count(where: { matches(field, $0) }) != 1 {
      report(.form, at: field, "the default must match exactly one schema in 'oneOf'")
    }
    if schema["not"].exists, matches(field, schema["not"]) {
      report(.form, at: field, "the default matches the schema in 'not'")
    }
  }

  private mutating func value(restricted field: Field, by part: Field, depth: Int) {
    if !matches(field, part) { report(.form, at: field, "the default does not match all schemas in 'allOf'") }
  }

  /// Whether a value matches a schema in `allOf`, `anyOf`, `oneOf`, or `not`; fields that this schema does not contain can
  /// have any value.
  private func matches(_ field: Field, _ part: Field, depth: Int = 0) -> Bool {
    guard let node = field.node, depth < 32 else { return true }
    let type = part["type"].string
    if !type.isEmpty, !SchemaValue.hasType(node, part) { return false }
    if SchemaValue.fault(of: node, part) != nil { return false }
    if !part["required"].texts.allSatisfy({ field[$0].exists }) { return false }
    for (key, property) in part["properties"].entries
    where field[key].exists && !matches(field[key], property, depth: depth + 1) {
      return false
    }
    if part["items"].exists, !field.items.allSatisfy({ matches($0, part["items"], depth: depth + 1) }) {
      return false
    }
    let (all, any, one) = (part["allOf"].items, part["anyOf"].items, part["oneOf"].items)
    if !all.allSatisfy({ matches(field, $0, depth: depth + 1) }) { return false }
    if !any.isEmpty, !any.contains(where: { matches(field, $0, depth: depth + 1) }) { return false }
    if !one.isEmpty, one.count(where: { matches(field, $0, depth: depth + 1) }) != 1 { return false }
    return !part["not"].exists || !matches(field, part["not"], depth: depth + 1)
  }
}

/// The keywords of a schema for one value.
enum SchemaValue {
  /// Whether a value has the type of a schema; null is a value of nullable fields.
  static func hasType(_ node: Node, _ schema: Field) -> Bool {
    if node == .null { return schema["nullable"].isTrue }
    if schema["x-kubernetes-int-or-string"].isTrue {
      switch node {
      case .int, .string: return true
      default: return false
      }
    }
    switch (schema["type"].string, node) {
    case ("string", .string), ("boolean", .bool), ("object", .map), ("array", .list), ("integer", .int),
      ("number", .int), ("number", .double), ("", _):
      return true
    case ("integer", .double(let number)): return Int64(exactly: number) != nil
    default: return false
    }
  }

  /// What is wrong with a value of the right type; patterns and formats are not checked.
  static func fault(of node: Node, _ schema: Field) -> (reason: ValidationFault.Reason, message: String)? {
    let values = schema["enum"]
    if values.count > 0, !values.items.contains(where: { $0.node == node }) {
      let known = values.items.map { $0.node?.json ?? "null" }.alternatives(upTo: 10)
      return (.choice, "\(node.json) is not one of the values in 'enum': expected \(known)")
    }
    if let number = number(node) {
      if let least = schema["minimum"].node.flatMap(Self.number) {
        let isExclusive = schema["exclusiveMinimum"].isTrue
        if number < least || isExclusive && number == least {
          return (
            .range,
            "must be \(isExclusive ? "greater than \(least.text)" : "\(least.text) or more"), not \(node.json)"
          )
        }
      }
      if let most = schema["maximum"].node.flatMap(Self.number) {
        let isExclusive = schema["exclusiveMaximum"].isTrue
        if number > most || isExclusive && number == most {
          return (.range, "must be \(isExclusive ? "less than" : "at most") \(most.text), not \(node.json)")
        }
      }
      if let factor = schema["multipleOf"].int, factor > 0, let integer = node.int, integer % factor != 0 {
        return (.form, "must be a multiple of \(factor), not \(integer)")
      }
    }
    switch node {
    case .string(let text): return count(text.unicodeScalars.count, "Length", "character", schema)
    case .list(let list): return count(list.count, "Items", "item", schema)
    case .map(let map): return count(map.count, "Properties", "field", schema)
    default: return nil
    }
  }

  private static func count(
    _ count: Int, _ keyword: String, _ unit: String, _ schema: Field
  ) -> (reason: ValidationFault.Reason, message: String)? {
    if let least = schema["min\(keyword)"].int, count < least {
      return (.range, "must have at least \(least) \(unit)\(least == 1 ? "" : "s"), not \(count)")
    }
    if let most = schema["max\(keyword)"].int, count > most {
      return (.range, "must have at most \(most) \(unit)\(most == 1 ? "" : "s"), not \(count)")
    }
    return nil
  }

  private static func number(_ node: Node) -> Double? {
    switch node {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}

extension Double {
  /// The number without a fraction of zero.
  fileprivate var text: String { Int64(exactly: self).map(String.init) ?? "\(self)" }
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
