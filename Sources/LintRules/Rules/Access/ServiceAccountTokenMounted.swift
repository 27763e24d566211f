internal import Diagnostics
internal import ManifestTree

/// A key to the API that nobody uses.
struct ServiceAccountTokenMounted: Rule {
  static let card = RuleCard(
    id: "service-account-token-mounted", .warning, in: .production,
    summary: "A pod gets a token for the API unless somebody says no.",
    why: "Whoever breaks in can ask the API for what the account may see.",
    fix: "set automountServiceAccountToken to false on the pod or its account",
    covers: CompatibleIDs(polaris: ["automountServiceAccountToken"], checkov: ["CKV_K8S_38"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              automountServiceAccountToken: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              automountServiceAccountToken: false
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let part = workload.pod["automountServiceAccountToken"]
    let account = fleet.manifest(
      ObjectType("", "ServiceAccount"), workload.namespace, workload.serviceAccount)
    guard (part.bool ?? account?.root["automountServiceAccountToken"].bool) != false else { return [] }
    // An account that some binding names is there for the API.
    guard !fleet.access.bindsAccount(workload.serviceAccount, in: workload.namespace) else { return [] }
    return [
      finding(
        at: part, "\(workload.manifest.title) gets a token for the API",
        repair: workload.pod.exists ? .set(.bool(false)) : nil)
    ]
  }
}
