import Portolan

/// The Role for the check: it can read only the kinds that `portolan diff --print-dump-command` lists for the system.
extension DriftDetection {
  static let role: Value = [
    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": ["name": "drift-check"],
    "rules": [
      rule("", ["configmaps", "persistentvolumeclaims", "serviceaccounts", "services"]),
      rule("apps", ["deployments", "statefulsets"]),
      rule("autoscaling", ["horizontalpodautoscalers"]),
      rule("batch", ["cronjobs", "jobs"]),
      rule("policy", ["poddisruptionbudgets"]),
      rule("networking.k8s.io", ["networkpolicies"]),
      rule(
        "networking.istio.io",
        ["destinationrules", "gateways", "serviceentries", "sidecars", "virtualservices"]),
      rule("security.istio.io", ["authorizationpolicies", "peerauthentications"]),
    ],
  ]

  static let roleBinding: Value = [
    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": ["name": "drift-check"],
    "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "drift-check"],
    "subjects": [["kind": "ServiceAccount", "name": "drift-check", "namespace": "shop"]],
  ]

  private static func rule(_ group: Value, _ resources: Value) -> Value {
    ["apiGroups": [group], "resources": resources, "verbs": ["get", "list"]]
  }
}
