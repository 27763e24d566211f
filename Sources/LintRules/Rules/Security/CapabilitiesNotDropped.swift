internal import Diagnostics

/// Rights that no server needs.
struct CapabilitiesNotDropped: Rule {
  static let card = RuleCard(
    id: "capabilities-not-dropped", .warning, in: .restricted,
    summary: "A container that drops no capabilities can send raw packets and change owners.",
    why: "With NET_RAW a pod can pretend to be another one on its network.",
    fix: "drop ALL, and add what is needed",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(checkov: ["CKV_K8S_37"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext:
                  capabilities:
                    drop: [CHOWN]  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext: {capabilities: {drop: [ALL]}}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let drop = container["securityContext"]["capabilities"]["drop"]
    guard !drop.texts.contains(where: { $0.uppercased() == "ALL" }) else { return [] }
    return [finding(at: drop, "\(container.title) keeps capabilities, expected 'drop: [ALL]'")]
  }
}
