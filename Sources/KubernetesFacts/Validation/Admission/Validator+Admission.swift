internal import ManifestTree

/// Webhooks and admission policies.
extension Validator {
  mutating func admission(_ object: Field, _ kind: String) {
    switch kind {
    case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration":
      let isMutating = kind.hasPrefix("Mutating")
      unique(object["webhooks"].items.map { $0["name"] }, "webhook name") { $0.text }
      for webhook in object["webhooks"].items { self.webhook(webhook, isMutating: isMutating) }
    case "ValidatingAdmissionPolicy", "MutatingAdmissionPolicy": policy(object["spec"], kind)
    case "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding": binding(object["spec"], kind)
    default: break
    }
  }

  private mutating func webhook(_ webhook: Field, isMutating: Bool) {
    let name = webhook["name"]
    if name.exists, require(name) {
      check(name.string, .subdomain, at: name, "webhook name")
      if name.string.split(separator: ".", omittingEmptySubsequences: false).count < 3 {
        report(
          .name, at: name,
          "invalid webhook name '\(name.string)': use a domain with at least three parts, such as 'check.example.com'"
        )
      }
    }
    rules(webhook["rules"])
    choice(webhook["failurePolicy"], ["Fail", "Ignore"])
    choice(webhook["matchPolicy"], ["Exact", "Equivalent"])
    choice(webhook["sideEffects"], ["None", "NoneOnDryRun"])
    if isMutating { choice(webhook["reinvocationPolicy"], ["Never", "IfNeeded"]) }
    range(webhook["timeoutSeconds"], 1...30)
    labelSelector(webhook["namespaceSelector"])
    labelSelector(webhook["objectSelector"])
    client(webhook["clientConfig"])
    reviewVersions(webhook["admissionReviewVersions"])
    conditions(webhook["matchConditions"], declared: Self.requestVariables)
  }

  private mutating func reviewVersions(_ versions: Field) {
    guard versions.count > 0 else {
      if versions.exists {
        report(.required, at: versions, "admissionReviewVersions must contain v1 or v1beta1")
      }
      return
    }
    for version in versions.items { check(version.string, .serviceName, at: version, "version") }
    unique(versions.items, "version") { $0.text }
    if Set(versions.texts).isDisjoint(with: ["v1", "v1beta1"]) {
      report(.choice, at: versions, "admissionReviewVersions must contain v1 or v1beta1")
    }
  }

  /// Checks the client configuration of a webhook.
  mutating func client(_ config: Field) {
    guard config.exists else { return }
    let (url, service) = (config["url"], config["service"])
    if url.exists == service.exists {
      report(
        url.exists ? .conflict : .required, at: config, "clientConfig requires exactly one of url and service"
      )
    }
    if let text = url.text { webhookURL(text, at: url) }
    guard service.exists else { return }
    for key in ["name", "namespace"] where service[key].exists { require(service[key]) }
    if let path = service["path"].text { servicePath(path, at: service["path"]) }
    portNumber(service["port"])
  }

  private mutating func servicePath(_ path: String, at field: Field) {
    guard !path.isEmpty else { return }
    if path == "/" || path == "//" { return }
    if !path.hasPrefix("/") {
      return report(.form, at: field, "invalid path '\(path)': use an absolute path")
    }
    let steps = (path.hasSuffix("/") ? path.dropFirst().dropLast() : path.dropFirst())
      .split(separator: "/", omittingEmptySubsequences: false)
    for step in steps where step.isEmpty || !NameForm.subdomain.accepts(String(step)) {
      return report(
        .form, at: field, "invalid path '\(path)': each part between slashes must be a lowercase DNS name")
    }
  }

  private mutating func webhookURL(_ text: String, at field: Field) {
    guard text.hasPrefix("https://") else {
      return report(.form, at: field, "invalid url '\(text)': use 'https://host/path'")
    }
    let rest = text.dropFirst("https://".count)
    let authority = rest.prefix { !"/?#".contains($0) }
    if authority.contains("@") {
      report(.form, at: field, "invalid url '\(text)': user information is not allowed")
    } else if authority.isEmpty {
      report(.form, at: field, "invalid url '\(text)': the host is missing")
    }
    if rest.contains("?") {
      report(.form, at: field, "invalid url '\(text)': query parameters are not allowed")
    }
    if rest.contains("#") { report(.form, at: field, "invalid url '\(text)': fragments are not allowed") }
  }

  private mutating func rules(_ rules: Field) {
    for rule in rules.items {
      self.rule(rule)
      unique(rule["resourceNames"].items, "resource name") { $0.text }
      for name in rule["resourceNames"].items { pathSegment(name) }
    }
  }

  private mutating func rule(_ rule: Field) {
    let operations = rule["operations"]
    for key in ["operations", "apiGroups", "apiVersions", "resources"] where rule[key].count == 0 {
      report(.required, at: rule[key], "\(key) must have at least one value")
    }
    for operation in operations.items {
      choice(operation, ["*", "CREATE", "UPDATE", "DELETE", "CONNECT"])
    }
    for key in ["operations", "apiGroups", "apiVersions"]
    where rule[key].count > 1 && rule[key].texts.contains("*") {
      report(.conflict, at: rule[key], "'*' must be the only value in \(key)")
    }
    for version in rule["apiVersions"].items where version.string.isEmpty {
      report(.required, at: version, "an API version must not be empty")
    }
    choice(rule["scope"], ["Cluster", "Namespaced", "*"])
    let resources = rule["resources"].texts
    coveredResources(rule["resources"])
    for resource in rule["resources"].items where resource.string.isEmpty {
      report(.required, at: resource, "a resource must not be empty")
    }
    if resources.contains("*/*"), resources.count > 1 {
      report(.conflict, at: rule["resources"], "'*/*' must be the only resource")
    } else if resources.contains("*"), let last = resources.last(where: { !$0.contains("/") }), last != "*" {
      // The server reports the error only if the last resource without a subresource is not `*`.
      report(.conflict, at: rule["resources"], "'*' must be the only resource without a subresource")
    }
  }

  /// Reports resources that an earlier wildcard in the list includes.
  private mutating func coveredResources(_ resources: Field) {
    var (anySubresource, anyResource): (Set<Substring>, Set<Substring>) = ([], [])
    for resource in resources.items {
      let parts = resource.string.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      if anySubresource.contains(parts[0]) {
        report(.conflict, at: resource, "'\(parts[0])/*' already includes '\(resource.string)'")
      } else if anyResource.contains(parts[1]) {
        report(.conflict, at: resource, "'*/\(parts[1])' already includes '\(resource.string)'")
      }
      if parts[1] == "*" { anySubresource.insert(parts[0]) }
      if parts[0] == "*" { anyResource.insert(parts[1]) }
    }
  }

  /// The variables of all expressions about a request.
  static let requestVariables: Set<String> = [
    "object", "oldObject", "request", "namespaceObject", "authorizer",
  ]

  mutating func conditions(_ conditions: Field, declared: Set<String>) {
    if conditions.count > 64 {
      report(.range, at: conditions, "matchConditions must have at most 64 items, not \(conditions.count)")
    }
    unique(conditions.items.map { $0["name"] }, "condition name") { $0.text }
    for condition in conditions.items {
      if condition["name"].exists, require(condition["name"]) {
        qualifiedName(condition["name"].string, at: condition["name"], "condition name", .name)
      }
      if condition["expression"].exists, isExpression(condition["expression"]) {
        expression(condition["expression"], .bool, declared: declared)
      }
    }
  }

  /// Reports a missing or blank expression; returns whether the field has an expression.
  mutating func isExpression(_ field: Field) -> Bool {
    guard field.string.allSatisfy(\.isWhitespace) else { return true }
    report(.required, at: field, "\(field.name) is required")
    return false
  }

  mutating func matching(_ resources: Field, requiresRules: Bool) {
    choice(resources["matchPolicy"], ["Exact", "Equivalent"])
    labelSelector(resources["namespaceSelector"])
    labelSelector(resources["objectSelector"])
    if requiresRules, resources["resourceRules"].count == 0 {
      report(
        .required, at: resources["resourceRules"], "matchConstraints must have at least one resource rule")
    }
    rules(resources["resourceRules"])
    rules(resources["excludeResourceRules"])
  }

  private mutating func binding(_ spec: Field, _ kind: String) {
    if spec["policyName"].string.isEmpty {
      report(.required, at: spec["policyName"], "policyName is required")
    }
    optionalName(spec["policyName"], .subdomain, "policy name")
    let parameters = spec["paramRef"]
    if parameters.exists {
      if !parameters["name"].string.isEmpty, parameters["selector"].exists {
        report(.conflict, at: parameters["name"], "name and selector are mutually exclusive")
      } else if parameters["name"].string.isEmpty, !parameters["selector"].exists {
        report(.required, at: parameters, "paramRef requires name or selector")
      }
      pathSegment(parameters["name"])
      labelSelector(parameters["selector"])
      choice(parameters["parameterNotFoundAction"], ["Allow", "Deny"], isRequired: true)
    }
    if spec["matchResources"].exists { matching(spec["matchResources"], requiresRules: false) }
    guard kind == "ValidatingAdmissionPolicyBinding" else { return }
    let actions = spec["validationActions"]
    if actions.count == 0 {
      report(.required, at: actions, "validationActions must have at least one action")
    }
    for action in actions.items { choice(action, ["Deny", "Warn", "Audit"]) }
    unique(actions.items, "action") { $0.text }
    if Set(actions.texts).isSuperset(of: ["Deny", "Warn"]) {
      report(.conflict, at: actions, "'Deny' and 'Warn' are mutually exclusive")
    }
  }
}
