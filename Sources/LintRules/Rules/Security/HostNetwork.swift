internal import Diagnostics
internal import ManifestTree

/// A pod without a wall to the node.
struct HostNetwork: Rule {
  static let card = RuleCard(
    id: "host-network", .error, in: .default,
    summary: "A pod shares the network of the node.",
    why: "The pod reaches what listens only on the node, and no NetworkPolicy holds it.",
    fix: "drop hostNetwork",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeLinter: ["host-network"],
      polaris: ["hostNetworkSet"],
      checkov: ["CKV_K8S_19"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostNetwork: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostNetwork: false
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let part = workload.pod["hostNetwork"]
    guard part.bool == true else { return [] }
    return [finding(at: part, "\(workload.manifest.title) shares the network of the node")]
  }
}
