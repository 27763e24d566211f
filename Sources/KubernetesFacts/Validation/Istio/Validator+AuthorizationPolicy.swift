internal import Diagnostics
internal import ManifestTree

/// AuthorizationPolicies.
extension Validator {
  mutating func authorizationPolicy(_ spec: Field) {
    policyTarget(spec)
    policySelector(spec["selector"])
    let action = spec["action"].text ?? AuthorizationAction.default
    let rules = spec["rules"]
    if [AuthorizationAction.custom, AuthorizationAction.deny].contains(action), !rules.exists {
      istiod(
        rules, "action \(action) requires rules: without rules, the policy never applies",
        fix: action == AuthorizationAction.deny
          ? "add rules for the requests to deny; the rule {} denies all requests"
          : "add rules for the requests to authorize; the rule {} selects all requests")
    } else if action == AuthorizationAction.custom, spec["provider"]["name"].string.isEmpty {
      istiod(spec["provider"], "action CUSTOM requires provider.name")
    }
    if action != AuthorizationAction.custom, spec["provider"].exists {
      istiod(spec["provider"], "provider requires action CUSTOM, not \(action)")
    }
    for rule in rules.items {
      for key in ["from", "to"] where rule[key].exists && rule[key].count == 0 {
        let all = key == "from" ? "sources" : "operations"
        istiod(rule[key], "\(key) must not be empty: remove '\(key)' to match all \(all)")
      }
      for from in rule["from"].items { source(from["source"], action) }
      for to in rule["to"].items { operation(to["operation"]) }
      for when in rule["when"].items { condition(when, action) }
    }
  }

  private static let identities = [
    "principals", "requestPrincipals", "namespaces", "serviceAccounts", "trustDomains",
  ].flatMap { [$0, not($0)] }
  private static let blocks = ["ipBlocks", "remoteIpBlocks"].flatMap { [$0, not($0)] }

  private static func not(_ key: String) -> String { "not" + key.prefix(1).uppercased() + key.dropFirst() }

  private mutating func source(_ source: Field, _ action: String) {
    let keys = Self.identities + Self.blocks
    if keys.allSatisfy({ source[$0].count == 0 }) {
      return istiod(source, "source must not be empty: remove 'from' to match all sources")
    }
    let accounts = ["serviceAccounts", "notServiceAccounts"].filter { source[$0].count > 0 }
    let others = ["principals", "notPrincipals", "namespaces", "notNamespaces"].filter {
      source[$0].count > 0
    }
    if let account = accounts.first, let other = others.first {
      report(.conflict, at: source, "\(account) and \(other) are mutually exclusive")
    }
    for key in Self.identities where action == AuthorizationAction.custom && source[key].count > 0 {
      istiod(source[key], "\(key) is not supported with action CUSTOM")
    }
    for key in keys {
      for value in source[key].items where value.text == "" { emptyValue(value, key) }
    }
    for key in Self.blocks { blocks(source[key]) }
    for key in ["serviceAccounts", "notServiceAccounts"] { serviceAccounts(source[key]) }
    for key in ["trustDomains", "notTrustDomains"] { wildcardValues(source[key], allowsSlash: false) }
  }

  private mutating func emptyValue(_ field: Field, _ key: String) {
    istiod(field, "a value in \(key) must not be empty")
  }

  private mutating func blocks(_ field: Field) {
    for block in field.items where !block.string.isEmpty && !IstioForm.isAddressOrRange(block.string) {
      istiod(block, "invalid address '\(block.string)': use an IP address or a CIDR")
    }
  }

  private mutating func serviceAccounts(_ field: Field) {
    if field.count > 16 {
      istiod(field, "\(field.name) must have at most 16 service accounts, not \(field.count)")
    }
    for account in field.items where !account.string.isEmpty {
      let parts = account.string.split(separator: "/", omittingEmptySubsequences: false)
      if account.string.utf8.count > 320 {
        istiod(
          account, "a service account must have at most 320 characters, not \(account.string.utf8.count)")
      } else if account.string.contains("*") || parts.count > 2 || parts.contains("") {
        istiod(
          account, "invalid service account '\(account.string)': use 'NAME' or 'NAMESPACE/NAME' without '*'")
      }
    }
  }

  private mutating func wildcardValues(_ field: Field, allowsSlash: Bool) {
    for value in field.items {
      let stars = value.string.count { $0 == "*" }
      if stars > 1 || stars == 1 && !value.string.hasPrefix("*") && !value.string.hasSuffix("*") {
        istiod(value, "invalid value '\(value.string)': one '*' is allowed, at the start or the end")
      } else if !allowsSlash, value.string.contains("/") {
        istiod(value, "invalid trust domain '\(value.string)': '/' is not allowed")
      }
    }
  }

  private mutating func operation(_ operation: Field) {
    let keys = ["ports", "methods", "paths", "hosts"].flatMap { [$0, Self.not($0)] }
    if keys.allSatisfy({ operation[$0].count == 0 }) {
      return istiod(operation, "operation must not be empty: remove 'to' to match all operations")
    }
    for key in keys {
      for value in operation[key].items where value.text == "" { emptyValue(value, key) }
    }
    for key in ["ports", "notPorts"] { portTexts(operation[key]) }
    for key in ["paths", "notPaths"] {
      for path in operation[key].items {
        if let fault = PathTemplate.fault(in: path.string) {
          istiod(path, "invalid path '\(path.string)': \(fault)")
        }
      }
    }
  }

  private mutating func portTexts(_ field: Field) {
    for port in field.items {
      guard let text = port.text, !text.isEmpty else { continue }
      let isNumber = text.utf8.allSatisfy(\.isDigit) && (Int(text) ?? .max) <= PortNumber.all.upperBound
      if !isNumber { istiod(port, "invalid port '\(text)': use a number up to \(PortNumber.all.upperBound)") }
    }
  }

  private mutating func condition(_ when: Field, _ action: String) {
    let key = when["key"].string
    if key.isEmpty { return istiod(when["key"], "a condition requires a key") }
    if when["values"].count == 0, when["notValues"].count == 0 {
      istiod(when, "condition '\(key)' requires values or notValues")
    }
    let unsupported = [
      AuthorizationKey.namespace, AuthorizationKey.serviceAccount, AuthorizationKey.trustDomain,
      AuthorizationKey.principal,
    ]
    if action == AuthorizationAction.custom, unsupported.contains(key) || key.hasPrefix("request.auth.") {
      istiod(when["key"], "key '\(key)' is not supported with action CUSTOM")
    }
    attribute(key, when["key"])
    for values in [when["values"], when["notValues"]] {
      for value in values.items where value.text == "" {
        istiod(value, "a value for condition '\(key)' must not be empty")
      }
      switch key {
      case AuthorizationKey.sourceAddress, AuthorizationKey.remoteAddress,
        AuthorizationKey.destinationAddress:
        blocks(values)
      case AuthorizationKey.destinationPort: portTexts(values)
      case AuthorizationKey.serviceAccount: serviceAccounts(values)
      case AuthorizationKey.trustDomain: wildcardValues(values, allowsSlash: true)
      default: break
      }
    }
  }

  private mutating func attribute(_ key: String, _ field: Field) {
    if AuthorizationKey.all.contains(key) { return }
    let examples = [
      ("request.headers", "request.headers[User-Agent]"),
      ("request.auth.claims", "request.auth.claims[groups]"),
      ("experimental.envoy.filters.", "experimental.envoy.filters.network.mysql_proxy[shop.orders]"),
    ]
    if let example = examples.first(where: { key.hasPrefix($0.0) })?.1 {
      guard let open = key.firstIndex(of: "["), open > key.startIndex, key.hasSuffix("]"),
        key[open...].utf8.count > 2
      else {
        return istiod(
          field, "invalid key '\(key)': put the name in brackets at the end of the key, as in '\(example)'")
      }
      return
    }
    let near = nearestName(to: key, among: AuthorizationKey.all.sorted())
    istiod(
      field, "unknown condition key '\(key)'",
      fix: near.map { "did you mean '\($0)'?" }
        ?? "use a key such as 'source.namespace' or 'request.headers[User-Agent]'")
  }
}

/// Paths with the placeholders `{*}` and `{**}`.
enum PathTemplate {
  /// The error in a path; nil if Istio accepts it.
  static func fault(in path: String) -> String? {
    var rest = Substring(path)
    while rest.hasPrefix("/") { rest.removeFirst() }
    while rest.hasSuffix("/") { rest.removeLast() }
    let hasPlaceholders = path.contains("{*}") || path.contains("{**}")
    var isEnded = false
    for segment in rest.split(separator: "/", omittingEmptySubsequences: false) {
      if segment == "{*}" || segment == "{**}" {
        if isEnded { return "'{**}' must be the last placeholder" }
        isEnded = segment == "{**}"
      } else if segment.contains("{") || segment.contains("}") {
        return "'{' and '}' are allowed only as '{*}' or '{**}' between slashes"
      } else if hasPlaceholders, segment.isEmpty {
        return "'//' is not allowed in a path with a placeholder"
      } else if hasPlaceholders, !segment.utf8.allSatisfy(isLiteral) {
        return "the segment '\(segment)' has a character that is not allowed in a path with a placeholder"
      }
    }
    return nil
  }

  private static func isLiteral(_ byte: UInt8) -> Bool { byte.isAlphanumeric || marks.contains(byte) }
  private static let marks = Set("-._~%!$&'()+,;:@=".utf8)
}
