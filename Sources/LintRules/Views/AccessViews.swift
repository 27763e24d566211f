/// A Role or a ClusterRole.
struct AccessRole: Subject {
  let manifest: Manifest

  var rules: [Part] { manifest.root["rules"].items }

  static func all(in fleet: Fleet) -> [AccessRole] {
    ["Role", "ClusterRole"].flatMap {
      fleet.manifests(of: ObjectType("rbac.authorization.k8s.io", $0)).map(AccessRole.init)
    }
  }

  /// The rules' parts that grant one of the verbs on one of the resources, by name or by a wildcard.
  func grants(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>) -> [Part] {
    rules.filter { rule in
      rule["verbs"].texts.contains { verbs.contains($0) || $0 == "*" }
        && rule["resources"].texts.contains { resources.contains($0) || $0 == "*" }
        && rule["apiGroups"].texts.contains { groups.contains($0) || $0 == "*" }
    }
  }
}

/// A RoleBinding or a ClusterRoleBinding.
struct AccessBinding: Subject {
  let manifest: Manifest

  var role: Part { manifest.root["roleRef"] }

  static func all(in fleet: Fleet) -> [AccessBinding] {
    ["RoleBinding", "ClusterRoleBinding"].flatMap {
      fleet.manifests(of: ObjectType("rbac.authorization.k8s.io", $0)).map(AccessBinding.init)
    }
  }
}
