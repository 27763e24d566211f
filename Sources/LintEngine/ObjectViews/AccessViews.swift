import KubernetesFacts
import ManifestTree

/// A Role or a ClusterRole.
///
/// Its grants are computed once, because many bindings may refer to one large role.
package struct AccessRole: Subject {
  package let manifest: Manifest
  /// The role's own rules, and those that it aggregates if it is evaluated for a binding.
  package let rules: [ManifestField]
  /// The rules that allow running commands in all pods of a namespace.
  package let namespacedExecGrants: [ManifestField]
  /// The rules that allow running commands in all pods of a namespace, or in all pods of nodes.
  package let execGrants: [ManifestField]
  /// The rules that allow creating pods, directly or by a workload.
  package let podGrants: [ManifestField]
  /// The rules that allow reading, creating, changing, or deleting Secrets, and do not list names.
  package let secretGrants: [ManifestField]
  /// The rules that allow redirecting the traffic of a Service.
  package let serviceStatusGrants: [ManifestField]
  /// Whether one of the rules grants all verbs on all resources of all groups.
  package let grantsEverything: Bool

  package init(_ manifest: Manifest, aggregating others: [Manifest] = []) {
    self.manifest = manifest
    rules = ([manifest] + others).flatMap { $0.root["rules"].items }
    // A rule for pods with `resourceNames` grants commands only in these pods. A rule for the proxy of nodes reaches
    // every pod on all nodes, or on those in `resourceNames`. Nodes are cluster-scoped, so neither a Role nor a
    // RoleBinding can grant access to them.
    let reachesPods = { (rule: ManifestField) in
      rule.allowsUnnamed(
        ["create", "get"], on: ["pods/exec", "pods/attach", "*/exec", "*/attach"], in: [APIGroup.core])
    }
    namespacedExecGrants = rules.filter(reachesPods)
    execGrants = rules.filter {
      reachesPods($0)
        || manifest.kind == "ClusterRole"
          && $0.allows(["create", "get"], on: ["nodes/proxy", "*/proxy"], in: [APIGroup.core])
    }
    podGrants = rules.filter {
      $0.allowsUnnamed(
        ["create"],
        on: [
          "pods", "deployments", "statefulsets", "daemonsets", "jobs", "cronjobs", "replicasets",
          "replicationcontrollers",
        ],
        in: [APIGroup.core, APIGroup.apps, APIGroup.batch])
    }
    secretGrants = rules.filter {
      $0.allowsUnnamed(
        Self.everyVerb, on: ["secrets"], in: [APIGroup.core])
    }
    // Rules for single names also count: the status of one Service is enough to receive the traffic to any external
    // address.
    serviceStatusGrants = rules.granting(
      ["update", "patch"], on: ["services/status", "*/status"], in: [APIGroup.core])
    grantsEverything = rules.contains { rule in
      let verbs = Set(rule["verbs"].texts)
      return !rule.isLimitedToNames && ["apiGroups", "resources"].allSatisfy { rule[$0].texts.contains("*") }
        && (verbs.contains("*") || verbs.isSuperset(of: Self.everyVerb))
    }
  }

  /// The roles except those that Kubernetes or GKE creates.
  package static func all(in context: LintContext) -> [AccessRole] {
    context.access.roles.filter { !$0.isOfSystem }
  }

  /// The verbs that a rule must list, if it does not list `*`, to count as granting all verbs.
  private static let everyVerb: Set<String> = [
    "get", "list", "watch", "create", "update", "patch", "delete",
  ]

  /// Whether Kubernetes or GKE creates the role, by its name.
  private var isOfSystem: Bool { SystemRole.contains(manifest.name, kind: manifest.kind) }

  /// The rules that allow privilege escalation, in the whole cluster or in one namespace.
  package func escalationGrants(isNamespaced: Bool) -> [EscalationGrant] {
    rules.compactMap { EscalationGrant($0, isNamespaced: isNamespaced) }
  }

  /// The rules that grant one of the verbs on one of the resources, explicitly or by a wildcard.
  package func grants(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>)
    -> [ManifestField]
  {
    rules.granting(verbs, on: resources, in: groups)
  }
}

extension [ManifestField] {
  /// The rules that grant one of the verbs on one of the resources, explicitly or by a wildcard.
  fileprivate func granting(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>)
    -> [ManifestField]
  {
    filter { $0.allows(verbs, on: resources, in: groups) }
  }
}

extension ManifestField {
  /// Whether a role's rule grants its verbs on the objects in `resourceNames` only.
  ///
  /// Requests to list or watch are then allowed if their field selector names one of the objects. Requests to create
  /// and to delete collections name no object, so such a rule does not allow them.
  package var isLimitedToNames: Bool { !self["resourceNames"].items.isEmpty }

  /// Whether a role's rule grants one of the verbs on all objects of one of the resources.
  fileprivate func allowsUnnamed(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>)
    -> Bool
  {
    !isLimitedToNames && allows(verbs, on: resources, in: groups)
  }

  /// Whether a role's rule grants one of the verbs on one of the resources, explicitly or by a wildcard.
  package func allows(_ verbs: Set<String>, on resources: Set<String>, in groups: Set<String>) -> Bool {
    self["verbs"].texts.contains { verbs.contains($0) || $0 == "*" }
      && self["resources"].texts.contains { resources.contains($0) || $0 == "*" }
      && self["apiGroups"].texts.contains { groups.contains($0) || $0 == "*" }
  }
}

/// A RoleBinding or a ClusterRoleBinding.
package struct AccessBinding: Subject {
  package let manifest: Manifest

  package var role: ManifestField { manifest.root["roleRef"] }
  /// Whether the binding grants the permissions of its role only in its namespace.
  package var isNamespaced: Bool { manifest.kind == "RoleBinding" }
  /// Whether Kubernetes or GKE creates the binding, by its name.
  package var isOfSystem: Bool { SystemRole.hasBinding(manifest.name) }

  package static func all(in context: LintContext) -> [AccessBinding] {
    ["RoleBinding", "ClusterRoleBinding"].flatMap {
      context.manifests(of: GroupKind(APIGroup.rbac, $0)).map(AccessBinding.init)
    }
  }
}
