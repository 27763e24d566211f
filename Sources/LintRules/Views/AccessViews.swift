/// A Role or a ClusterRole.
struct AccessRole: Subject {
  let manifest: Manifest
  /// The rules that the role has itself, and, where it is looked at as what a binding gives, those that it aggregates.
  let rules: [Part]
  /// The numbers of the rules for each resource that they name, as many bindings may give one large role.
  private let byResource: [String: [Int]]
  /// Whether it grants everything.
  let grantsEverything: Bool

  init(_ manifest: Manifest, aggregating others: [Manifest] = []) {
    self.manifest = manifest
    rules = ([manifest] + others).flatMap { $0.root["rules"].items }
    var byResource: [String: [Int]] = [:]
    for (number, rule) in rules.enumerated() {
      for resource in Set(rule["resources"].texts) { byResource[resource, default: []].append(number) }
    }
    self.byResource = byResource
    grantsEverything = rules.contains(where: Self.grantsEverything)
  }

  static func all(in fleet: Fleet) -> [AccessRole] {
    ["Role", "ClusterRole"].flatMap {
      fleet.manifests(of: ObjectType("rbac.authorization.k8s.io", $0)).map { AccessRole($0) }
    }
  }

  /// What lets somebody run commands in pods.
  var execGrants: [Part] {
    grants(["create", "get"], on: ["pods/exec", "pods/attach", "pods/*", "nodes/proxy"], in: [""])
  }

  /// What lets somebody create pods, by themselves or by what makes them.
  var podGrants: [Part] {
    grants(
      ["create"],
      on: ["pods", "deployments", "statefulsets", "daemonsets", "jobs", "cronjobs", "replicasets"],
      in: ["", "apps", "batch"])
  }

  /// What lets somebody use Secrets.
  var secretGrants: [Part] {
    grants(["get", "list", "watch", "create", "update", "patch", "delete"], on: ["secrets"], in: [""])
  }

  /// What lets somebody take or give away rights that they have not.
  var escalationGrants: [Part] {
    let groups: Set<String> = ["", "rbac.authorization.k8s.io"]
    let roles: Set<String> = ["roles", "clusterroles"]
    let numbers =
      numbers(["escalate"], on: roles, in: groups)
      + numbers(["bind"], on: roles.union(["rolebindings", "clusterrolebindings"]), in: groups)
      + numbers(["impersonate"], on: ["users", "groups", "serviceaccounts"], in: groups)
    return Set(numbers).sorted().map { rules[$0] }
  }

  private static func grantsEverything(_ rule: Part) -> Bool {
    let verbs = Set(rule["verbs"].texts)
    return ["apiGroups", "resources"].allSatisfy { rule[$0].texts.contains("*") }
      && (verbs.contains("*") || verbs.isSuperset(of: everyVerb))
  }

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
  func grants(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>) -> [Part] {
    numbers(verbs, on: resources, in: groups).map { rules[$0] }
  }

  private func numbers(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>) -> [Int] {
    Set(resources.union(["*"]).flatMap { byResource[$0] ?? [] }).sorted().filter { number in
      rules[number]["verbs"].texts.contains { verbs.contains($0) || $0 == "*" }
        && rules[number]["apiGroups"].texts.contains { groups.contains($0) || $0 == "*" }
    }
  }
}

/// A RoleBinding or a ClusterRoleBinding.
struct AccessBinding: Subject {
  let manifest: Manifest

  var role: Part { manifest.root["roleRef"] }
  /// Whether Kubernetes or its provider makes it.
  var isOfSystem: Bool { manifest.name.isOfSystem || manifest.name == "cluster-admin" }

  static func all(in fleet: Fleet) -> [AccessBinding] {
    ["RoleBinding", "ClusterRoleBinding"].flatMap {
      fleet.manifests(of: ObjectType("rbac.authorization.k8s.io", $0)).map(AccessBinding.init)
    }
  }
}

extension String {
  /// Whether it is one of the names that Kubernetes and Google's clusters give what they make themselves.
  fileprivate var isOfSystem: Bool { hasPrefix("system:") || hasPrefix("gce:") }
}
