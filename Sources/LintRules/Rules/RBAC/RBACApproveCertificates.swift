internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct RBACApproveCertificates: Rule {
  static let card = RuleCard(
    id: "rbac-approve-certificates", topic: .rbac, .warning, in: .production,
    summary: "ClusterRole grants the permission to approve requests for client certificates",
    why:
      "A subject that can create and approve requests for the signer kubernetes.io/kube-apiserver-client can get client certificates for other users. With a certificate for a cluster administrator, the subject controls the cluster.",
    fix:
      "remove 'update' and 'patch' on certificatesigningrequests/approval from the role, and replace '*' with the needed resources and verbs. If a controller approves only requests for other signers, keep the verbs. In resourceNames of the rule for signers, list only the names of those signers. If administrators must approve requests for client certificates, bind the role only to the administrators, and allow the finding with a reason",
    covers: CompatibleIDs(checkov: ["CKV_K8S_156"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules:
        - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}  # flagged
        - {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve]}
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules:
        - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}
        - {apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: [example.com/web], verbs: [approve]}
        """),
    ])

  /// Whether a rule includes the signer of certificates with which clients authenticate as any user.
  private static func signsClients(_ rule: ManifestField) -> Bool {
    !rule.isLimitedToNames
      || rule["resourceNames"].texts.contains {
        ["kubernetes.io/kube-apiserver-client", "kubernetes.io/*"].contains($0)
      }
  }

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    let groups: Set<String> = [APIGroup.certificates]
    let approvals = role.grants(
      ["update", "patch"], on: ["certificatesigningrequests/approval", "*/approval"], in: groups)
    guard role.manifest.kind == "ClusterRole", let approval = approvals.first,
      let signer = role.grants(["approve"], on: ["signers"], in: groups).first(where: Self.signsClients)
    else { return [] }
    return [
      finding(
        at: approval, "\(role.manifest.title) allows subjects to approve requests for client certificates",
        notes: [signer.note("'approve' on signers is allowed here")])
    ]
  }
}
