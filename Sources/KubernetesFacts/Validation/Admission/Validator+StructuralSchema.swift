internal import ManifestTree

/// Schemas of CustomResourceDefinitions, which must be structural.
extension Validator {
  mutating func rootSchema(_ schema: Field) {
    let type = schema["type"]
    if type.string != "object" {
      report(
        type.exists ? .choice : .required, at: type,
        "the type at the root of a schema must be 'object'\(type.foundInstead)")
    }
    if schema["nullable"].isTrue {
      report(.conflict, at: schema["nullable"], "the root of a schema must not be nullable")
    }
    if schema["additionalProperties"].exists {
      report(
        .conflict, at: schema["additionalProperties"],
        "additionalProperties is not allowed at the root of a schema")
    }
    metadataSchema(schema["properties"]["metadata"])
    self.schema(schema, isRoot: true, depth: 0)
  }

  private mutating func metadataSchema(_ metadata: Field) {
    guard metadata.exists else { return }
    if metadata["type"].string != "object" {
      report(
        .choice, at: metadata["type"],
        "the type of metadata must be 'object'\(metadata["type"].foundInstead)")
    }
    for (key, value) in metadata.entries
    where !["type", "properties", "description", "x-kubernetes-validations"].contains(key) {
      report(
        .conflict, at: value,
        "\(key) is not allowed for metadata: only name and generateName can be restricted")
    }
    for (key, value) in metadata["properties"].entries where !["name", "generateName"].contains(key) {
      report(
        .conflict, at: metadata,
        "the schema must not restrict 'metadata.\(value.name)': only name and generateName can be restricted")
    }
  }

  private static let types = ["array", "boolean", "integer", "number", "object", "string"]

  /// Fields that are not allowed in `allOf`, `anyOf`, `oneOf`, and `not`.
  static let forbiddenInLogic = [
    "description", "type", "default", "title", "additionalProperties", "nullable",
    "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string",
    "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type",
  ]

  private mutating func schema(_ schema: Field, isRoot: Bool, depth: Int) {
    guard depth < 64, case .map? = schema.node else { return }
    let type = schema["type"]
    let isIntOrString = schema["x-kubernetes-int-or-string"].isTrue
    let preserves = schema["x-kubernetes-preserve-unknown-fields"].isTrue
    choice(type, Self.types)
    if !type.exists, !isIntOrString, !preserves, !isRoot {
      report(
        .required, at: type,
        "a field or item of a schema requires a type, unless x-kubernetes-int-or-string or x-kubernetes-preserve-unknown-fields is true"
      )
    }
    shape(schema)
    keywords(schema)
    if schema["x-kubernetes-preserve-unknown-fields"].node == .bool(false) {
      report(
        .choice, at: schema["x-kubernetes-preserve-unknown-fields"],
        "x-kubernetes-preserve-unknown-fields must be true or omitted")
    }
    for key in ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"]
    where isIntOrString && schema[key].isTrue {
      report(.conflict, at: schema[key], "\(key) and x-kubernetes-int-or-string are mutually exclusive")
    }
    let isResource = isRoot || schema["x-kubernetes-embedded-resource"].isTrue
    for key in ["apiVersion", "kind"] where isResource && schema["properties"][key].exists {
      let type = schema["properties"][key]["type"]
      if type.string != "string" {
        report(.choice, at: type, "the type of \(key) must be 'string'\(type.foundInstead)")
      }
    }
    if schema["x-kubernetes-embedded-resource"].isTrue {
      if schema["additionalProperties"].exists {
        report(
          .conflict, at: schema["additionalProperties"],
          "additionalProperties and x-kubernetes-embedded-resource are mutually exclusive")
      }
      if type.string != "object" {
        report(.conflict, at: type, "x-kubernetes-embedded-resource requires type 'object'")
      }
      if schema["properties"].count == 0, !preserves {
        report(
          .required, at: schema["properties"],
          "x-kubernetes-embedded-resource requires the field 'properties' or x-kubernetes-preserve-unknown-fields"
        )
      }
    }
    listAndMap(schema)
    if schema["default"].exists { value(schema["default"], as: schema, depth: 0) }
    for rule in schema["x-kubernetes-validations"].items {
      expressionRule(rule, of: schema, isResource: isRoot)
    }
    for (_, property) in schema["properties"].entries {
      self.schema(property, isRoot: false, depth: depth + 1)
    }
    for key in ["items", "additionalProperties"] { self.schema(schema[key], isRoot: false, depth: depth + 1) }
    for key in ["allOf", "anyOf", "oneOf"] {
      for part in schema[key].items {
        logic(part, isIntOrString: isIntOrString, allowsRules: key == "allOf", depth: depth + 1)
        completeness(of: part, in: schema, depth: depth + 1)
      }
    }
    logic(schema["not"], isIntOrString: false, depth: depth + 1)
    completeness(of: schema["not"], in: schema, depth: depth + 1)
  }

  private mutating func shape(_ schema: Field) {
    let type = schema["type"].string
    if type == "array", !schema["items"].exists {
      report(.required, at: schema["items"], "the type 'array' requires the field 'items'")
    }
    if case .list? = schema["items"].node {
      report(.conflict, at: schema["items"], "items must be one schema, not a list of schemas")
    }
    if schema["properties"].count > 0, schema["additionalProperties"].exists,
      schema["additionalProperties"].node != .bool(false)
    {
      report(
        .conflict, at: schema["additionalProperties"],
        "the fields 'properties' and 'additionalProperties' are mutually exclusive")
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

  mutating func keywords(_ schema: Field) {
    if let pattern = schema["pattern"].text, let fault = RegularExpressionForm.fault(in: pattern) {
      report(.form, at: schema["pattern"], "invalid pattern '\(pattern)': \(fault)")
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
      report(.conflict, at: schema["type"], "x-kubernetes-list-type requires type 'array'")
    }
    if map.exists, type != "object" {
      report(.conflict, at: schema["type"], "x-kubernetes-map-type requires type 'object'")
    }
    if keys.count > 0, list.string != "map" {
      report(.conflict, at: list, "x-kubernetes-list-map-keys requires x-kubernetes-list-type 'map'")
    }
    let items = schema["items"]
    if ["map", "set"].contains(list.string), items["nullable"].isTrue {
      report(
        .conflict, at: items["nullable"],
        "items of a list with x-kubernetes-list-type '\(list.string)' must not be nullable")
    }
    if list.string == "set" { elements(ofSet: items) }
    guard list.string == "map" else { return }
    if keys.count == 0 {
      report(.required, at: keys, "x-kubernetes-list-type 'map' requires x-kubernetes-list-map-keys")
    }
    unique(keys.items, "list key") { $0.text }
    guard items["type"].string == "object" else {
      if items.exists {
        report(.choice, at: items["type"], "x-kubernetes-list-type 'map' requires items of type 'object'")
      }
      return
    }
    for key in keys.items {
      let property = items["properties"][key.string]
      if !property.exists {
        report(.reference, at: key, "the list key '\(key.string)' is not a property of the items")
        continue
      }
      if ["array", "object"].contains(property["type"].string) {
        report(.choice, at: property["type"], "the list key '\(key.string)' must have a scalar type")
      }
      if property["nullable"].isTrue {
        report(.conflict, at: property["nullable"], "the list key '\(key.string)' must not be nullable")
      }
      if !items["required"].texts.contains(key.string), !property["default"].exists {
        report(
          .conflict, at: property["default"],
          "the list key '\(key.string)' must be required or have a default")
      }
    }
  }

  /// Checks that the elements of a set can be compared as a whole.
  private mutating func elements(ofSet items: Field) {
    switch items["type"].string {
    case "array":
      let type = items["x-kubernetes-list-type"]
      if type.exists, type.string != "atomic" {
        report(
          .choice, at: type,
          "a list inside a list with x-kubernetes-list-type 'set' must have x-kubernetes-list-type 'atomic'")
      }
    case "object":
      let type = items["x-kubernetes-map-type"]
      if type.string != "atomic" {
        report(
          type.exists ? .choice : .required, at: type,
          "objects in a list with x-kubernetes-list-type 'set' require x-kubernetes-map-type 'atomic'")
      }
    default: break
    }
  }

  private static let schemaVariables: Set<String> = ["self", "oldSelf"]

  private mutating func expressionRule(_ rule: Field, of schema: Field, isResource: Bool) {
    let (text, message) = (rule["rule"], rule["message"])
    if text.string.allSatisfy(\.isWhitespace) {
      if text.exists { report(.required, at: text, "rule is required") }
    } else {
      let parsed = self.expression(text, .bool, declared: Self.schemaVariables)
      schemaFields(of: parsed, at: text, in: schema, isResource: isResource, type: "boolean")
    }
    let words = message.string.trimmingWhitespace
    if !message.string.isEmpty, words.isEmpty {
      report(.form, at: message, "message must not be blank")
    } else if words.contains(where: \.isNewline) {
      report(.form, at: message, "message must not contain line breaks")
    } else if words.isEmpty, text.string.trimmingWhitespace.contains(where: \.isNewline) {
      report(.required, at: message, "message is required for a rule with line breaks")
    }
    choice(
      rule["reason"],
      ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"])
    let (expression, path) = (rule["messageExpression"], rule["fieldPath"])
    if !expression.string.isEmpty, expression.string.allSatisfy(\.isWhitespace) {
      report(.required, at: expression, "messageExpression must not be blank")
    } else if !expression.string.isEmpty {
      let parsed = self.expression(expression, .string, declared: Self.schemaVariables)
      schemaFields(
        of: parsed, at: expression, in: schema, isResource: isResource, type: "string")
    }
    if !path.string.isEmpty, SchemaFieldPath.schema(at: path.string, in: schema) == nil {
      report(.form, at: path, "invalid fieldPath '\(path.string)': \(SchemaFieldPath.fault(of: path.string))")
    }
    if rule["optionalOldSelf"].exists, !text.string.isEmpty, !text.string.contains("oldSelf") {
      report(.conflict, at: rule["optionalOldSelf"], "optionalOldSelf requires a rule that uses oldSelf")
    }
  }
}
