internal import Diagnostics
internal import ManifestTree

/// A pod without a wall to the node.
struct HostPID: Rule {
  static let card = RuleCard(
    id: "host-pid", .error, in: .default,
    summary: "A pod shares the processes of the node.",
    why: "The pod sees every process of the node, with its environment.",
    fix: "drop hostPID",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["host-pid"], polaris: ["hostPIDSet"], checkov: ["CKV_K8S_17"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostPID: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostPID: false
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let part = workload.pod["hostPID"]
    guard part.bool == true else { return [] }
    return [finding(at: part, "\(workload.manifest.title) shares the processes of the node")]
  }
}
