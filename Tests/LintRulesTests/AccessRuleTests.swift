import Diagnostics
import Testing

@testable import LintEngine
@testable import LintRules

/// Roles and bindings that the rules' examples do not cover.
@Suite struct AccessRuleTests {
  private static func role(_ kind: String, _ name: String, _ rule: String) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(kind)
    metadata: {name: "\(name)"\(kind == "Role" ? ", namespace: shop" : "")}
    rules: [{\(rule)}]
    """
  }

  private static func binding(_ kind: String, _ role: String) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(kind)
    metadata: {name: team\(kind == "RoleBinding" ? ", namespace: shop" : "")}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: \(role)}
    subjects: [{kind: Group, name: team, apiGroup: rbac.authorization.k8s.io}]
    """
  }

  private static func count(_ rule: any Rule, _ objects: String...) -> Int {
    Linter([rule]).findings(in: Example.passing(objects.joined(separator: "\n---\n")).context).count
  }

  private static let everything = "apiGroups: ['*'], resources: ['*'], verbs: ['*']"
  private static let rules: [any Rule] = [
    RBACCreatePods(), RBACEscalation(), RBACPodExec(), RBACReadSecrets(), RBACWildcard(),
  ]

  @Test(arguments: [
    ("ClusterRole", "cluster-admin", false), ("ClusterRole", "edit", false),
    ("ClusterRole", "system:controller:job-controller", false),
    ("Role", "system:controller:token-cleaner", false), ("ClusterRole", "team", true), ("Role", "edit", true),
  ])
  func `rules about roles do not apply to those of Kubernetes`(kind: String, name: String, isFound: Bool) {
    for rule in Self.rules {
      #expect((Self.count(rule, Self.role(kind, name, Self.everything)) > 0) == isFound, "\(rule)")
    }
  }

  @Test func `access to the proxy of nodes is granted only in the whole cluster`() {
    let role = Self.role("ClusterRole", "kubelet", "apiGroups: [''], resources: [nodes/proxy], verbs: [get]")
    #expect(Self.count(RBACPodExecBinding(), role, Self.binding("ClusterRoleBinding", "kubelet")) == 1)
    #expect(Self.count(RBACPodExecBinding(), role, Self.binding("RoleBinding", "kubelet")) == 0)
    let exec = Self.role("ClusterRole", "debug", "apiGroups: [''], resources: [pods/exec], verbs: [create]")
    #expect(Self.count(RBACPodExecBinding(), exec, Self.binding("RoleBinding", "debug")) == 1)
  }

  @Test(arguments: [
    ("flowschemas", "flowcontrol.apiserver.k8s.io"), ("resourceclaims", "resource.k8s.io"),
    ("validatingadmissionpolicies", "admissionregistration.k8s.io"), ("ipaddresses", "networking.k8s.io"),
    ("selfsubjectreviews", "authentication.k8s.io"), ("endpoints", ""), ("bindings", ""),
    ("csistoragecapacities", "storage.k8s.io"), ("storageversions", "internal.apiserver.k8s.io"),
  ])
  func `the group of each resource of Kubernetes is known`(resource: String, group: String) {
    func role(_ group: String) -> String {
      Self.role("ClusterRole", "read", "apiGroups: ['\(group)'], resources: [\(resource)], verbs: [get]")
    }
    #expect(Self.count(ResourceInWrongGroup(), role(group)) == 0)
    #expect(Self.count(ResourceInWrongGroup(), role("apps")) == 1)
  }

  @Test func `a role that creates ReplicationControllers can create pods`() {
    let rule = "apiGroups: [''], resources: [replicationcontrollers], verbs: [create]"
    #expect(Self.count(RBACCreatePods(), Self.role("Role", "deploy", rule)) == 1)
  }
}
