internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct AnonymousBinding: Rule {
  static let card = RuleCard(
    id: "anonymous-binding", topic: .rbac, .warning, in: .default,
    summary: "Binding grants permissions to users without credentials",
    why:
      "The user '\(SystemUser.anonymous)' and the group '\(SystemUser.unauthenticated)' stand for every client without credentials. Unless the API server rejects anonymous requests, anyone who can reach the API server gets the permissions of the role. Roles of Kubernetes and kubeadm with public data, such as system:public-info-viewer, are exempt.",
    fix:
      "replace the subject with the user, group, or service account that needs the permissions, or remove the subject. If the binding has no other subjects, remove the binding",
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: open}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects:
        - apiGroup: rbac.authorization.k8s.io
          kind: Group
          name: system:unauthenticated  # flagged
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: open}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects:
        - apiGroup: rbac.authorization.k8s.io
          kind: Group
          name: support
        """),
    ])

  func check(_ binding: AccessBinding, in context: LintContext) -> [Finding] {
    // These roles expose only public data: health, the version, the keys that verify service account tokens, and the
    // address of the API server with its CA certificate, which `kubeadm join` reads.
    let harmless = [
      "system:public-info-viewer", "system:service-account-issuer-discovery",
      "kubeadm:bootstrap-signer-clusterinfo",
    ]
    guard !binding.isOfSystem, !harmless.contains(binding.role["name"].text ?? "") else { return [] }
    return binding.manifest.root["subjects"].items.map { $0["name"] }.compactMap { name in
      guard [SystemUser.anonymous, SystemUser.unauthenticated].contains(name.text) else { return nil }
      return finding(
        at: name,
        "\(binding.manifest.title) grants \(binding.role["kind"].text ?? "Role")/\(binding.role["name"].text ?? "") to '\(name.text ?? "")'"
      )
    }
  }
}
