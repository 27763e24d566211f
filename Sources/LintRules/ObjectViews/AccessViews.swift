/// A Role or a ClusterRole.
///
/// What it grants is looked up once, as many bindings may give one large role.
struct AccessRole: Subject {
  let manifest: Manifest
  /// The rules that the role has itself, and, where it is looked at as what a binding gives, those that it aggregates.
  let rules: [ManifestField]
  /// What lets somebody run commands in pods.
  let execGrants: [ManifestField]
  /// What lets somebody create pods, by themselves or by what makes them.
  let podGrants: [ManifestField]
  /// What lets somebody use Secrets.
  let secretGrants: [ManifestField]
  /// What lets somebody take or give away rights that they have not.
  let escalationGrants: [ManifestField]
  /// What lets somebody send a Service's requests elsewhere.
  let serviceStatusGrants: [ManifestField]
  /// Whether it grants everything.
  let grantsEverything: Bool

  init(_ manifest: Manifest, aggregating others: [Manifest] = []) {
    self.manifest = manifest
    rules = ([manifest] + others).flatMap { $0.root["rules"].items }
    execGrants = rules.granting(
      ["create", "get"], on: ["pods/exec", "pods/attach", "pods/*", "nodes/proxy"], in: [""])
    podGrants = rules.granting(
      ["create"],
      on: ["pods", "deployments", "statefulsets", "daemonsets", "jobs", "cronjobs", "replicasets"],
      in: ["", "apps", "batch"])
    secretGrants = rules.granting(
      ["get", "list", "watch", "create", "update", "patch", "delete"], on: ["secrets"], in: [""])
    let groups: Set<String> = ["", "rbac.authorization.k8s.io"]
    let roles: Set<String> = ["roles", "clusterroles"]
    escalationGrants = rules.filter {
      $0.allows(["escalate"], on: roles, in: groups)
        || $0.allows(["bind"], on: roles.union(["rolebindings", "clusterrolebindings"]), in: groups)
        || $0.allows(["impersonate"], on: ["users", "groups", "serviceaccounts"], in: groups)
    }
    serviceStatusGrants = rules.granting(
      ["update", "patch"], on: ["services/status", "services/*", "*/status"], in: [""])
    grantsEverything = rules.contains { rule in
      let verbs = Set(rule["verbs"].texts)
      return ["apiGroups", "resources"].allSatisfy { rule[$0].texts.contains("*") }
        && (verbs.contains("*") || verbs.isSuperset(of: Self.everyVerb))
    }
  }

  static func all(in context: LintContext) -> [AccessRole] { context.access.roles }

  /// What can be done with objects, one by one.
  private static let everyVerb: Set<String> = [
    "get", "list", "watch", "create", "update", "patch", "delete",
  ]

  /// Whether Kubernetes or its provider makes it.
  var isOfSystem: Bool { Self.isOfSystem(manifest.name) }

  /// Whether Kubernetes or its provider makes a role of this name.
  static func isOfSystem(_ name: String) -> Bool {
    name.isOfSystem || ["cluster-admin", "admin", "edit", "view"].contains(name)
  }

  /// The rules that grant one of the verbs on one of the resources, by name or by a wildcard.
  func grants(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>) -> [ManifestField] {
    rules.granting(verbs, on: resources, in: groups)
  }
}

extension [ManifestField] {
  /// The rules that grant one of the verbs on one of the resources, by name or by a wildcard.
  fileprivate func granting(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>)
    -> [ManifestField]
  {
    filter { $0.allows(verbs, on: resources, in: groups) }
  }
}

extension ManifestField {
  /// Whether a role's rule grants one of the verbs on one of the resources.
  fileprivate func allows(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>) -> Bool {
    self["verbs"].texts.contains { verbs.contains($0) || $0 == "*" }
      && self["resources"].texts.contains { resources.contains($0) || $0 == "*" }
      && self["apiGroups"].texts.contains { groups.contains($0) || $0 == "*" }
  }
}

/// A RoleBinding or a ClusterRoleBinding.
struct AccessBinding: Subject {
  let manifest: Manifest

  var role: ManifestField { manifest.root["roleRef"] }
  /// Whether Kubernetes or its provider makes it.
  var isOfSystem: Bool { manifest.name.isOfSystem || manifest.name == "cluster-admin" }

  static func all(in context: LintContext) -> [AccessBinding] {
    ["RoleBinding", "ClusterRoleBinding"].flatMap {
      context.manifests(of: ObjectType("rbac.authorization.k8s.io", $0)).map(AccessBinding.init)
    }
  }
}

extension String {
  /// Whether it is one of the names that Kubernetes and Google's clusters give what they make themselves.
  fileprivate var isOfSystem: Bool { hasPrefix("system:") || hasPrefix("gce:") }
}
