internal import ManifestTree

/// Schemas within `allOf`, `anyOf`, `oneOf`, and `not`, which restrict values without declaring fields.
extension Validator {
  mutating func logic(_ schema: Field, isIntOrString: Bool, allowsRules: Bool = false, depth: Int) {
    guard schema.exists, depth < 64 else { return }
    for key in Self.forbiddenInLogic where schema[key].exists {
      if isIntOrString, key == "type" { continue }
      report(.conflict, at: schema[key], "\(key) is not allowed within 'allOf', 'anyOf', 'oneOf', or 'not'")
    }
    let rules = schema["x-kubernetes-validations"]
    if rules.count > 0, !allowsRules {
      report(
        .conflict, at: rules, "x-kubernetes-validations is not allowed within 'anyOf', 'oneOf', or 'not'")
    }
    for (key, property) in schema["properties"].entries {
      if key == "metadata" {
        report(
          .conflict, at: property,
          "property 'metadata' is not allowed within 'allOf', 'anyOf', 'oneOf', or 'not'")
      }
      logic(property, isIntOrString: false, allowsRules: allowsRules, depth: depth + 1)
    }
    logic(schema["items"], isIntOrString: false, allowsRules: allowsRules, depth: depth + 1)
    for key in ["allOf", "anyOf", "oneOf"] {
      for part in schema[key].items {
        logic(
          part, isIntOrString: isIntOrString, allowsRules: allowsRules && key == "allOf", depth: depth + 1)
      }
    }
    logic(schema["not"], isIntOrString: false, depth: depth + 1)
    keywords(schema)
  }

  /// Reports fields that a part of the logic restricts, but that the schema around it does not declare.
  mutating func completeness(of part: Field, in schema: Field, depth: Int) {
    guard part.exists, depth < 64 else { return }
    for (key, property) in part["properties"].entries {
      let declared = schema["properties"][key]
      if declared.exists {
        completeness(of: property, in: declared, depth: depth + 1)
      } else if !schema["additionalProperties"].exists {
        report(
          .required, at: declared,
          "'\(key)' is restricted within 'allOf', 'anyOf', 'oneOf', or 'not', but is not declared in properties"
        )
      }
    }
    if part["items"].exists {
      if schema["items"].exists {
        completeness(of: part["items"], in: schema["items"], depth: depth + 1)
      } else {
        report(
          .required, at: schema["items"],
          "'items' is restricted within 'allOf', 'anyOf', 'oneOf', or 'not', but is not declared")
      }
    }
    for key in ["allOf", "anyOf", "oneOf"] {
      for inner in part[key].items { completeness(of: inner, in: schema, depth: depth + 1) }
    }
    completeness(of: part["not"], in: schema, depth: depth + 1)
  }
}
