internal import ManifestTree

/// Admission policies.
extension Validator {
  mutating func policy(_ spec: Field, _ kind: String) {
    choice(spec["failurePolicy"], ["Fail", "Ignore"])
    let kindOfParameters = spec["paramKind"]
    for key in ["apiVersion", "kind"] where kindOfParameters.exists {
      if kindOfParameters[key].string.isEmpty {
        report(.required, at: kindOfParameters[key], "\(key) is required")
      }
    }
    if kindOfParameters.exists { parameterKind(kindOfParameters["apiVersion"], kindOfParameters["kind"]) }
    let constraints = spec["matchConstraints"]
    if constraints.exists {
      matching(constraints, requiresRules: true)
    } else {
      report(.required, at: constraints, "matchConstraints is required")
    }
    let declared =
      kindOfParameters.exists ? Self.requestVariables.union(["params"]) : Self.requestVariables
    conditions(spec["matchConditions"], declared: declared)
    let variables = policyVariables(spec["variables"], declared: declared.union(["variables"]))
    let scope = PolicyScope(declared: declared.union(["variables"]), variables: variables)
    guard kind == "ValidatingAdmissionPolicy" else { return mutations(spec, scope) }
    if spec["validations"].count == 0, spec["auditAnnotations"].count == 0 {
      report(.required, at: spec["validations"], "a policy requires validations or auditAnnotations")
    }
    for validation in spec["validations"].items { self.validation(validation, scope) }
    if spec["auditAnnotations"].count > 20 {
      report(
        .range, at: spec["auditAnnotations"],
        "auditAnnotations must have at most 20 items, not \(spec["auditAnnotations"].count)")
    }
    unique(spec["auditAnnotations"].items.map { $0["key"] }, "audit annotation key") { $0.text }
    for annotation in spec["auditAnnotations"].items {
      if annotation["key"].exists, require(annotation["key"]) {
        let key = annotation["key"].string
        if key.contains("/") {
          report(
            .name, at: annotation["key"],
            "invalid audit annotation key '\(key)': '/' is not allowed, because the API server prefixes the key with the name of the policy and '/'"
          )
        } else {
          qualifiedName(key, at: annotation["key"], "audit annotation key", .name)
        }
      }
      let value = annotation["valueExpression"]
      if value.exists, isExpression(value) { expression(value, .stringOrNull, in: scope) }
      if value.string.utf8.count > 5120 {
        let size = value.string.trimmingWhitespace.utf8.count
        if size > 5120 {
          report(.range, at: value, "valueExpression must have at most 5120 bytes, not \(size)")
        }
      }
    }
  }

  /// The variables of a policy's expressions.
  private struct PolicyScope {
    let declared: Set<String>
    /// The fields of `variables`.
    let variables: Set<String>
  }

  private mutating func expression(_ field: Field, _ required: ExpressionResult, in scope: PolicyScope) {
    let parsed = self.expression(field, required, declared: scope.declared)
    policyVariables(of: parsed, at: field, known: scope.variables)
  }

  /// Checks the variables of a policy; returns their names.
  private mutating func policyVariables(_ variables: Field, declared: Set<String>) -> Set<String> {
    var known: Set<String> = []
    for variable in variables.items {
      let name = variable["name"]
      if !name.string.isEmpty, !CELName.accepts(name.string) {
        report(.name, at: name, "invalid variable name '\(name.string)': use \(CELName.expected)")
      }
      if variable["expression"].exists, isExpression(variable["expression"]) {
        expression(
          variable["expression"], .any, in: PolicyScope(declared: declared, variables: known))
      }
      known.insert(name.string)
    }
    return known
  }

  private mutating func parameterKind(_ apiVersion: Field, _ kind: Field) {
    if !apiVersion.string.isEmpty {
      let parts = apiVersion.string.split(separator: "/", omittingEmptySubsequences: false)
      let isValid =
        parts.count <= 2 && NameForm.serviceName.accepts(String(parts.last ?? ""))
        && (parts.count == 1 || parts[0].isEmpty || NameForm.subdomain.accepts(String(parts[0])))
      if !isValid {
        report(
          .form, at: apiVersion,
          "invalid apiVersion '\(apiVersion.string)': use '<group>/<version>' or '<version>'")
      }
    }
    if !kind.string.isEmpty, !NameForm.kind.accepts(kind.string) {
      report(.name, at: kind, "invalid kind '\(kind.string)': use \(NameForm.kind.expected)")
    }
  }

  private mutating func mutations(_ spec: Field, _ scope: PolicyScope) {
    if spec["mutations"].count == 0 {
      report(.required, at: spec["mutations"], "a policy requires at least one mutation")
    }
    choice(spec["reinvocationPolicy"], ["Never", "IfNeeded"], isRequired: true)
    for mutation in spec["mutations"].items {
      choice(mutation["patchType"], ["ApplyConfiguration", "JSONPatch"], isRequired: true)
      let key = mutation["patchType"].string == "JSONPatch" ? "jsonPatch" : "applyConfiguration"
      guard ["ApplyConfiguration", "JSONPatch"].contains(mutation["patchType"].string) else { continue }
      if mutation[key].exists {
        let field = mutation[key]["expression"]
        if isExpression(field) { expression(field, .any, in: scope) }
      } else {
        report(.required, at: mutation[key], "patchType '\(mutation["patchType"].string)' requires \(key)")
      }
    }
  }

  private mutating func validation(_ validation: Field, _ scope: PolicyScope) {
    if validation["expression"].exists, isExpression(validation["expression"]) {
      self.expression(validation["expression"], .bool, in: scope)
    }
    let message = validation["message"]
    if let text = message.text, !text.isEmpty {
      if text.allSatisfy(\.isWhitespace) {
        report(.form, at: message, "message must not be blank")
      } else if text.trimmingWhitespace.contains(where: \.isNewline) {
        report(.form, at: message, "message must not contain line breaks")
      }
    }
    let expression = validation["messageExpression"]
    if !expression.string.isEmpty, expression.string.allSatisfy(\.isWhitespace) {
      report(.form, at: expression, "messageExpression must not be blank")
    } else if !expression.string.isEmpty {
      self.expression(expression, .string, in: scope)
    }
    choice(validation["reason"], ["Forbidden", "Invalid", "RequestEntityTooLarge"])
  }
}
