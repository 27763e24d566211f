internal import ManifestTree

/// Schemas of CustomResourceDefinitions, which must be structural.
extension Validator {
  mutating func rootSchema(_ schema: Field) {
    let type = schema["type"]
    if type.string != "object" {
      report(
        type.exists ? .choice : .required, at: type,
        "the type at the root of a schema must be 'object'\(type.exists ? ", not '\(type.string)'" : "")")
    }
    if schema["nullable"].isTrue {
      report(.conflict, at: schema["nullable"], "the root of a schema must not be nullable")
    }
    metadataSchema(schema["properties"]["metadata"])
    self.schema(schema, isRoot: true, depth: 0)
  }

  private mutating func metadataSchema(_ metadata: Field) {
    guard metadata.exists else { return }
    for (key, value) in metadata.entries
    where !["type", "properties", "description", "x-kubernetes-validations"].contains(key) {
      report(.conflict, at: value, "\(key) is not allowed for metadata: restrict name and generateName only")
    }
    for (key, value) in metadata["properties"].entries where !["name", "generateName"].contains(key) {
      report(
        .conflict, at: metadata,
        "'\(value.name)' of metadata must not be restricted: only name and generateName")
    }
  }

  private static let types = ["array", "boolean", "integer", "number", "object", "string"]

  /// Fields that are not allowed in `allOf`, `anyOf`, `oneOf`, and `not`.
  private static let forbiddenInLogic = [
    "description", "type", "default", "title", "additionalProperties", "nullable",
    "x-kubernetes-preserve-unknown-fields",
    "x-kubernetes-embedded-resource", "x-kubernetes-list-type", "x-kubernetes-list-map-keys",
    "x-kubernetes-map-type",
  ]

  private mutating func schema(_ schema: Field, isRoot: Bool, depth: Int) {
    guard depth < 64, case .map? = schema.node else { return }
    let type = schema["type"]
    let isIntOrString = schema["x-kubernetes-int-or-string"].isTrue
    let preserves = schema["x-kubernetes-preserve-unknown-fields"].isTrue
    choice(type, Self.types)
    if !type.exists, !isIntOrString, !preserves, !isRoot {
      report(.required, at: type, "each field of a schema requires a type")
    }
    shape(schema)
    keywords(schema)
    if schema["x-kubernetes-embedded-resource"].isTrue {
      if type.string != "object" {
        report(.conflict, at: type, "x-kubernetes-embedded-resource requires the type 'object'")
      }
      if schema["properties"].count == 0, !preserves {
        report(
          .required, at: schema["properties"],
          "x-kubernetes-embedded-resource requires properties or x-kubernetes-preserve-unknown-fields")
      }
    }
    listAndMap(schema)
    if schema["default"].exists { defaultValue(schema["default"], of: schema) }
    for rule in schema["x-kubernetes-validations"].items { expressionRule(rule) }
    for (_, property) in schema["properties"].entries {
      self.schema(property, isRoot: false, depth: depth + 1)
    }
    for key in ["items", "additionalProperties"] { self.schema(schema[key], isRoot: false, depth: depth + 1) }
    for key in ["allOf", "anyOf", "oneOf"] {
      for part in schema[key].items { logic(part, isIntOrString: isIntOrString, depth: depth + 1) }
    }
    logic(schema["not"], isIntOrString: false, depth: depth + 1)
  }

  private mutating func shape(_ schema: Field) {
    let type = schema["type"].string
    if type == "array", !schema["items"].exists {
      report(.required, at: schema["items"], "the type 'array' requires items")
    }
    if schema["properties"].count > 0, schema["additionalProperties"].exists,
      schema["additionalProperties"].node != .bool(false)
    {
      report(
        .conflict, at: schema["additionalProperties"],
        "properties and additionalProperties are mutually exclusive")
    }
    if schema["uniqueItems"].isTrue {
      report(
        .choice, at: schema["uniqueItems"], "uniqueItems must not be true: use x-kubernetes-list-type 'set'")
    }
    for key in ["$ref", "definitions", "dependencies", "id", "patternProperties", "additionalItems"]
    where schema[key].exists {
      report(
        .conflict, at: schema[key], "\(key) is not supported in the schema of a CustomResourceDefinition")
    }
    if schema["additionalProperties"].node == .bool(false) {
      report(.choice, at: schema["additionalProperties"], "additionalProperties must not be false")
    }
  }

  private mutating func keywords(_ schema: Field) {
    if let pattern = schema["pattern"].text, let fault = RegularExpressionForm.fault(in: pattern) {
      report(.form, at: schema["pattern"], "invalid pattern '\(pattern)': \(fault)")
    }
    for key in ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] {
      nonNegative(schema[key])
    }
  }

  private mutating func listAndMap(_ schema: Field) {
    let (list, keys, map, type) = (
      schema["x-kubernetes-list-type"], schema["x-kubernetes-list-map-keys"], schema["x-kubernetes-map-type"],
      schema["type"].string
    )
    choice(list, ["atomic", "set", "map"])
    choice(map, ["atomic", "granular"])
    if list.exists, type != "array" {
      report(.conflict, at: schema["type"], "x-kubernetes-list-type requires the type 'array'")
    }
    if map.exists, type != "object" {
      report(.conflict, at: schema["type"], "x-kubernetes-map-type requires the type 'object'")
    }
    if keys.count > 0, list.string != "map" {
      report(.conflict, at: keys, "x-kubernetes-list-map-keys requires x-kubernetes-list-type 'map'")
    }
    guard list.string == "map" else { return }
    if keys.count == 0 {
      report(.required, at: keys, "x-kubernetes-list-type 'map' requires x-kubernetes-list-map-keys")
    }
    let items = schema["items"]
    for key in keys.items {
      let property = items["properties"][key.string]
      if !property.exists {
        report(.reference, at: key, "the items have no property '\(key.string)'")
      } else if !items["required"].texts.contains(key.string), !property["default"].exists {
        report(
          .conflict, at: property["default"],
          "the list key '\(key.string)' must be required or have a default")
      }
    }
  }

  private mutating func defaultValue(_ value: Field, of schema: Field) {
    guard let node = value.node else { return }
    let expected = schema["type"].string
    let isRight: Bool =
      switch (expected, node) {
      case ("string", .string), ("boolean", .bool), ("object", .map), ("array", .list), ("integer", .int),
        ("number", .int), ("number", .double):
        true
      case ("integer", .double(let number)): Int64(exactly: number) != nil
      case ("", _): true
      default: false
      }
    if !isRight {
      return report(.form, at: value, "the default must be of the type '\(expected)', not \(node.json)")
    }
    let values = schema["enum"]
    if values.count > 0, !values.items.contains(where: { $0.node == node }) {
      report(.choice, at: value, "the default \(node.json) is not a value of enum")
    }
    if let number = node.int, let least = schema["minimum"].int, number < least {
      report(.range, at: value, "the default must be \(least) or more, not \(number)")
    }
    if let number = node.int, let most = schema["maximum"].int, number > most {
      report(.range, at: value, "the default must be at most \(most), not \(number)")
    }
  }

  private mutating func expressionRule(_ rule: Field) {
    let (text, message) = (rule["rule"], rule["message"])
    if text.string.allSatisfy(\.isWhitespace) {
      if text.exists { report(.required, at: text, "rule is required") }
    }
    if let message = message.text {
      if message.allSatisfy(\.isWhitespace) {
        report(.form, at: rule["message"], "message must not be blank")
      } else if message.contains("\n") {
        report(.form, at: rule["message"], "message must not contain line breaks")
      } else if message.utf8.count > 2048 {
        report(.range, at: rule["message"], "message must have at most 2048 characters")
      }
    } else if text.string.contains("\n") {
      report(.required, at: message, "message is required for a rule with line breaks")
    }
    choice(
      rule["reason"],
      ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"])
  }

  private mutating func logic(_ schema: Field, isIntOrString: Bool, depth: Int) {
    guard schema.exists, depth < 64 else { return }
    for key in Self.forbiddenInLogic where schema[key].exists {
      if isIntOrString, key == "type" { continue }
      report(.conflict, at: schema[key], "\(key) is not allowed within allOf, anyOf, oneOf, and not")
    }
    for (_, property) in schema["properties"].entries {
      logic(property, isIntOrString: false, depth: depth + 1)
    }
    logic(schema["items"], isIntOrString: false, depth: depth + 1)
    for key in ["allOf", "anyOf", "oneOf"] {
      for part in schema[key].items { logic(part, isIntOrString: isIntOrString, depth: depth + 1) }
    }
    logic(schema["not"], isIntOrString: false, depth: depth + 1)
    keywords(schema)
  }
}
