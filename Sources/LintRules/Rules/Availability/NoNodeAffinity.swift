internal import Diagnostics

struct NoNodeAffinity: Rule {
  static let card = RuleCard(
    id: "no-node-affinity", .info, in: nil,
    summary: "Pod has no node affinity",
    why: "It can be scheduled to nodes that are reserved for other workloads.",
    fix: "set nodeAffinity or a nodeSelector",
    covers: CompatibleIDs(kubeLinter: ["no-node-affinity"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:  # flagged
            metadata: {}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              nodeSelector: {kubernetes.io/os: linux}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.pod["affinity"]["nodeAffinity"].isEmpty else { return [] }
    return [finding(at: workload.pod["affinity"], "\(workload.manifest.title) has no node affinity")]
  }
}
