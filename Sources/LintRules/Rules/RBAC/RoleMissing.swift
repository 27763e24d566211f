internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct RoleMissing: Rule {
  static let card = RuleCard(
    id: "role-missing", topic: .rbac, .info, in: nil,
    summary: "Binding references a role that is not declared",
    why:
      "If the role does not exist in the cluster, the binding grants nothing until someone creates a role with this name. From then on, the subjects have all permissions of that role, even if a different team created it. Built-in roles, such as view, are exempt.",
    fix:
      "declare the role, or set roleRef.name to the name of a declared role. If the binding already exists in the cluster and you change its roleRef, which is immutable, recreate the binding. If the role exists only in the cluster, allow the finding with a reason",
    covers: CompatibleIDs(polaris: [
      "clusterrolebindingPodExecAttach", "rolebindingClusterRolePodExecAttach",
      "rolebindingRolePodExecAttach",
    ]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: deploy, namespace: shop}
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: deployer  # flagged
        subjects: [{kind: ServiceAccount, name: deploy, namespace: shop}]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: deployer, namespace: shop}
        rules: [{apiGroups: [apps], resources: [deployments], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: deploy, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
        subjects: [{kind: ServiceAccount, name: deploy, namespace: shop}]
        """),
    ])

  func check(_ binding: AccessBinding, in context: LintContext) -> [Finding] {
    let (name, kind) = (binding.role["name"], binding.role["kind"].text ?? "")
    guard let text = name.text, !text.isEmpty, ["Role", "ClusterRole"].contains(kind), !binding.isOfSystem,
      context.role(of: binding) == nil, !SystemRole.contains(text, kind: kind)
    else { return [] }
    let near = nearestName(
      to: text,
      among: context.names(
        of: GroupKind(APIGroup.rbac, kind),
        in: kind == "ClusterRole" ? "" : binding.manifest.namespace))
    return [finding(at: name, "unknown \(kind) '\(text)'", fix: near.map { "did you mean '\($0)'?" })]
  }
}
