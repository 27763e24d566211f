internal import ManifestTree

/// Roles and bindings.
extension Validator {
  private static let accessGroup = APIGroup.rbac

  mutating func access(_ object: Field, _ kind: String) {
    switch kind {
    case "Role", "ClusterRole":
      for rule in object["rules"].items { accessRule(rule, isNamespaced: kind == "Role") }
      let aggregation = object["aggregationRule"]
      guard kind == "ClusterRole", aggregation.exists else { return }
      let selectors = aggregation["clusterRoleSelectors"]
      if selectors.count == 0 {
        report(.required, at: selectors, "aggregationRule must have at least one clusterRoleSelector")
      }
      for selector in selectors.items { labelSelector(selector) }
    case "RoleBinding", "ClusterRoleBinding":
      roleReference(
        object["roleRef"], kinds: kind == "RoleBinding" ? ["Role", "ClusterRole"] : ["ClusterRole"])
      for subject in object["subjects"].items { self.subject(subject, isNamespaced: kind == "RoleBinding") }
    default: break
    }
  }

  private mutating func accessRule(_ rule: Field, isNamespaced: Bool) {
    let (verbs, groups, resources, urls) = (
      rule["verbs"], rule["apiGroups"], rule["resources"], rule["nonResourceURLs"]
    )
    if verbs.count == 0 { report(.required, at: verbs, "verbs must have at least one verb") }
    if urls.count > 0 {
      if isNamespaced {
        report(.conflict, at: urls, "nonResourceURLs is not allowed in a Role: use a ClusterRole")
      }
      if let other = [groups, resources, rule["resourceNames"]].first(where: { $0.count > 0 }) {
        report(.conflict, at: urls, "nonResourceURLs and \(other.name) are mutually exclusive")
      }
      return
    }
    if groups.count == 0 {
      report(.required, at: groups, "apiGroups must have at least one group: '' is the core group")
    }
    if resources.count == 0 { report(.required, at: resources, "resources must have at least one resource") }
  }

  private mutating func roleReference(_ reference: Field, kinds: [String]) {
    guard reference.exists else { return }
    let (group, kind, name) = (reference["apiGroup"], reference["kind"], reference["name"])
    if !group.string.isEmpty, group.string != Self.accessGroup {
      report(.choice, at: group, "unknown apiGroup '\(group.string)': expected '\(Self.accessGroup)'")
    }
    choice(kind, kinds, isRequired: true)
    if name.string.isEmpty {
      if name.exists { require(name) }
    } else {
      pathSegment(name)
    }
  }

  private mutating func subject(_ subject: Field, isNamespaced: Bool) {
    let (kind, name, group, namespace) = (
      subject["kind"], subject["name"], subject["apiGroup"], subject["namespace"]
    )
    if name.exists { require(name) }
    switch kind.string {
    case "ServiceAccount":
      optionalName(name, .subdomain, "service account name")
      if !group.string.isEmpty {
        report(
          .choice, at: group,
          "unknown apiGroup '\(group.string)': a ServiceAccount requires an empty apiGroup")
      }
      // The API server accepts a RoleBinding whose subject has no namespace.
      if namespace.string.isEmpty, !isNamespaced {
        report(.required, at: namespace, "a ServiceAccount in a ClusterRoleBinding requires namespace")
      }
    case "User", "Group":
      if !group.string.isEmpty, group.string != Self.accessGroup {
        report(.choice, at: group, "unknown apiGroup '\(group.string)': expected '\(Self.accessGroup)'")
      }
      if !namespace.string.isEmpty {
        // The server accepts the namespace of a user or group for compatibility with older objects.
        return
      }
    default: choice(kind, ["ServiceAccount", "User", "Group"], isRequired: true)
    }
  }
}
