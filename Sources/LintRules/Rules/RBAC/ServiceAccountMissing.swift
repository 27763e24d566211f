internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ServiceAccountMissing: Rule {
  static let card = RuleCard(
    id: "service-account-missing", topic: .rbac, .warning, in: .default,
    summary: "Pod references a ServiceAccount that is not declared",
    why:
      "The API server rejects pods with an account that does not exist. The workload starts no new pods until the account is created.",
    fix:
      "declare the ServiceAccount, or set serviceAccountName to the name of a declared ServiceAccount. If the ServiceAccount exists only in the cluster, allow the finding with a reason",
    specFix:
      "use '.serviceAccount(.owned(…))' to declare the account with the service, or '.serviceAccount(.named(…))' with the name of a declared account. If the ServiceAccount exists only in the cluster, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["non-existent-service-account"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              serviceAccountName: web  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              serviceAccountName: web
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: web}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let type = GroupKind.serviceAccount
    guard let field = workload.accountField, let name = field.text, name != PodDefaults.serviceAccount,
      context.manifest(type, workload.namespace, name) == nil
    else { return [] }
    let near = nearestName(to: name, among: context.names(of: type, in: workload.namespace))
    return [
      finding(at: field, "unknown ServiceAccount '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    ]
  }
}
