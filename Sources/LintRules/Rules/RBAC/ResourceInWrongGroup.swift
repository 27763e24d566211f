internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ResourceInWrongGroup: Rule {
  static let card = RuleCard(
    id: "resource-in-wrong-group", .warning, in: .default,
    summary: "Role lists a resource under an API group that does not contain the resource",
    why:
      "A rule grants access only to resources in the API groups that it lists. Unless another rule grants access, requests for this resource fail with '403 Forbidden'.",
    fix:
      "add the API group of the resource to apiGroups in the rule. If the finding names several groups, add the one that the client uses",
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader}
        rules:
        - apiGroups: [""]
          resources:
          - deployments  # flagged
          verbs: [get]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader}
        rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.manifest.root["rules"].items.flatMap { rule -> [Finding] in
      let groups = Set(rule["apiGroups"].texts)
      guard !groups.isEmpty, !groups.contains("*"), groups.isSubset(of: Self.knownGroups) else { return [] }
      return rule["resources"].items.compactMap { resource in
        guard let text = resource.text else { return nil }
        let name = String(text.prefix { $0 != "/" })
        guard var homes = Self.homes[name], groups.isDisjoint(with: homes) else { return nil }
        if text.contains("/") { homes.subtract(Self.groupsWithoutSubresources) }
        let home = homes.sorted().map { $0.isEmpty ? "the core group \"\"" : "'\($0)'" }
        return finding(
          at: resource,
          "none of the rule's apiGroups contains '\(text)': the resource is in \(home.joined(separator: " and "))"
        )
      }
    }
  }

  /// The groups of Kubernetes and of its metrics API; the resources of other groups are unknown.
  private static let knownGroups: Set<String> = Set(homes.values.joined()).union(["extensions"])

  /// Groups whose resources have no subresources: `pods/log`, for example, is only in the core group.
  private static let groupsWithoutSubresources: Set<String> = ["metrics.k8s.io", "events.k8s.io"]

  /// The API groups that have a resource.
  ///
  /// `extensions` also contained workloads and policies until Kubernetes 1.16, and Ingresses until 1.22.
  private static let homes: [String: Set<String>] = {
    var homes: [String: Set<String>] = [:]
    for (group, resources) in resources {
      for resource in resources.split(separator: " ") { homes[String(resource), default: []].insert(group) }
    }
    return homes
  }()

  private static let resources = [
    "": """
    bindings configmaps endpoints events limitranges namespaces nodes persistentvolumeclaims persistentvolumes pods \
    podtemplates replicationcontrollers resourcequotas secrets serviceaccounts services
    """,
    "apps": "controllerrevisions daemonsets deployments replicasets statefulsets",
    "batch": "cronjobs jobs",
    "autoscaling": "horizontalpodautoscalers",
    "policy": "poddisruptionbudgets podsecuritypolicies",
    "networking.k8s.io": "ingressclasses ingresses networkpolicies",
    "rbac.authorization.k8s.io": "clusterrolebindings clusterroles rolebindings roles",
    "storage.k8s.io": "csidrivers csinodes storageclasses volumeattachments csistoragecapacities",
    "coordination.k8s.io": "leases", "discovery.k8s.io": "endpointslices", "events.k8s.io": "events",
    "scheduling.k8s.io": "priorityclasses", "node.k8s.io": "runtimeclasses",
    "admissionregistration.k8s.io": "mutatingwebhookconfigurations validatingwebhookconfigurations",
    "apiextensions.k8s.io": "customresourcedefinitions", "apiregistration.k8s.io": "apiservices",
    "certificates.k8s.io": "certificatesigningrequests",
    "authentication.k8s.io": "tokenreviews",
    "authorization.k8s.io":
      "localsubjectaccessreviews selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews",
    "metrics.k8s.io": "pods nodes",
  ]
}
