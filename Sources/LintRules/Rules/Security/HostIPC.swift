internal import Diagnostics
internal import ManifestTree

/// A pod without a wall to the node.
struct HostIPC: Rule {
  static let card = RuleCard(
    id: "host-ipc", .error, in: .default,
    summary: "A pod shares the shared memory of the node.",
    why: "The pod reads and writes what other processes share.",
    fix: "drop hostIPC",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["host-ipc"], polaris: ["hostIPCSet"], checkov: ["CKV_K8S_18"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostIPC: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostIPC: false
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let part = workload.pod["hostIPC"]
    guard part.bool == true else { return [] }
    return [
      finding(at: part, "\(workload.manifest.title) shares the shared memory of the node")
    ]
  }
}
