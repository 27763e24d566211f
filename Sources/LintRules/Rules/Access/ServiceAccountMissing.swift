internal import Diagnostics

/// An account that is not declared.
struct ServiceAccountMissing: Rule {
  static let card = RuleCard(
    id: "service-account-missing", .warning, in: .default,
    summary: "A pod names a service account that is not there.",
    why: "No pod is made until somebody creates the account.",
    fix: "declare the ServiceAccount, or name one that is",
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let part =
      workload.pod["serviceAccountName"].exists
      ? workload.pod["serviceAccountName"] : workload.pod["serviceAccount"]
    let type = ObjectType("", "ServiceAccount")
    guard let name = part.text, name != "default", fleet.manifest(type, workload.namespace, name) == nil
    else { return [] }
    let near = nearestName(to: name, among: fleet.names(of: type, in: workload.namespace))
    return [
      finding(at: part, "no ServiceAccount is named '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    ]
  }
}
