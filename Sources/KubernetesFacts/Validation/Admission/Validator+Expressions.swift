internal import ManifestTree

/// Expressions of the Common Expression Language: their syntax, their variables, and the types of values that the
/// syntax shows.
extension Validator {
  /// What an expression must evaluate to.
  enum ExpressionResult { case bool, string, stringOrNull, any }

  /// Reports a string that is not an expression, that uses a variable that is not declared, or whose result does not
  /// have the required type; returns the expression.
  @discardableResult
  mutating func expression(
    _ field: Field, _ required: ExpressionResult, declared: Set<String>
  ) -> CELExpression? {
    do {
      let expression = try CELExpression(field.string)
      if let name = expression.misspelledFunction {
        report(
          .form, at: field, "unknown function '\(name)'",
          fix: CELFunction.correct[name.lowercased()].map { "did you mean '\($0)'?" })
      } else if let name = expression.undeclared(besides: declared) {
        report(
          .reference, at: field,
          name == "params"
            ? "the expression uses 'params', which is declared only in an admission policy with paramKind"
            : "the expression uses '\(name)', which is not declared: use \(Self.list(declared.sorted()))"
        )
      } else if required == .bool, !expression.result.canBeBool {
        report(.form, at: field, "the expression must evaluate to true or false")
      } else if required == .string, !expression.result.canBeString {
        report(.form, at: field, "the expression must evaluate to a string")
      } else if required == .stringOrNull, expression.result == .bool || expression.result == .number {
        report(.form, at: field, "the expression must evaluate to a string or null")
      }
      return expression
    } catch {
      if let message = error.message { report(.form, at: field, "invalid expression: \(message)") }
      return nil
    }
  }

  /// Reports a variable of a policy that is not declared before the expression.
  mutating func policyVariables(of expression: CELExpression?, at field: Field, known: Set<String>) {
    for reference in expression?.references ?? []
    where reference.path[0] == "variables" && reference.path.count > 1 && !known.contains(reference.path[1]) {
      return report(
        .reference, at: field, "the policy declares no variable '\(reference.path[1])' before this expression"
      )
    }
  }

  /// Reports a field of `self` or `oldSelf` that the schema does not declare.
  mutating func schemaFields(
    of expression: CELExpression?, at field: Field, in schema: Field, isResource: Bool, type: String
  ) {
    for reference in expression?.references ?? [] where ["self", "oldSelf"].contains(reference.path[0]) {
      guard let name = Self.undeclaredField(reference.path, in: schema, isResource: isResource) else {
        continue
      }
      return report(.reference, at: field, "the schema has no field '\(name)'")
    }
    for comparison in expression?.comparisons ?? [] where ["self", "oldSelf"].contains(comparison.path[0]) {
      let value = comparison.path.dropFirst().reduce(schema) { $0["properties"][$1] }
      guard let fault = Self.fault(of: comparison, with: value) else { continue }
      return report(.form, at: field, fault)
    }
    guard let expression, expression.isReference, let reference = expression.references.first,
      ["self", "oldSelf"].contains(reference.path[0])
    else { return }
    let value = reference.path.dropFirst().reduce(schema) { $0["properties"][$1] }
    let found = value["type"].string
    if ["boolean", "integer", "number", "string", "array"].contains(found), found != type,
      !value["x-kubernetes-int-or-string"].isTrue
    {
      report(.form, at: field, "the expression must evaluate to a \(type), not a value of type '\(found)'")
    }
  }

  /// Why the API server rejects a comparison with a value of a schema; nil if it accepts the comparison.
  private static func fault(of comparison: CELExpression.Comparison, with schema: Field) -> String? {
    let type = schema["type"].string
    let own: CELExpression.Result
    switch type {
    case "string": own = .string
    case "integer", "number": own = .number
    case "boolean": own = .bool
    default: return nil
    }
    // Strings of some formats are times, durations, or bytes.
    guard own != comparison.other, !schema["x-kubernetes-int-or-string"].isTrue, !schema["format"].exists
    else { return nil }
    let other =
      switch comparison.other {
      case .string: "a string"
      case .number: "a number"
      default: "true or false"
      }
    let path = comparison.path.joined(separator: ".")
    return "the expression compares '\(path)', which has the type '\(type)', with \(other)"
  }

  private static func undeclaredField(_ path: [String], in schema: Field, isResource: Bool) -> String? {
    var (schema, isResource) = (schema, isResource)
    for name in path.dropFirst() {
      isResource = isResource || schema["x-kubernetes-embedded-resource"].isTrue
      guard schema["type"].string == "object", schema["properties"].count > 0,
        !schema["additionalProperties"].exists, !schema["x-kubernetes-int-or-string"].isTrue,
        // Double underscores stand for characters that names in expressions cannot have.
        !name.contains("__"), !isResource || !["apiVersion", "kind", "metadata"].contains(name)
      else { return nil }
      let property = schema["properties"][name]
      if !property.exists { return name }
      (schema, isResource) = (property, false)
    }
    return nil
  }
}
