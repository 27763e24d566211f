internal import Diagnostics
internal import LintEngine

struct SpotState: Rule {
  static let card = RuleCard(
    id: "spot-state", .warning, in: .default,
    summary: "StatefulSet with persistent volumes requires spot nodes",
    why:
      "When a node is reclaimed, another node can use its volume only after a detach that can take several minutes. The pod cannot start during that time, and the last writes can be lost.",
    fix: "remove the node selector or required node affinity for spot nodes from the StatefulSet",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web}
        spec:
          volumeClaimTemplates: [{metadata: {name: data}}]
          template:
            spec:
              nodeSelector:
                eks.amazonaws.com/capacityType: SPOT  # flagged
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
              nodeSelector: {cloud.google.com/gke-spot: "true"}
              tolerations: [{key: cloud.google.com/gke-spot, operator: Equal, value: "true", effect: NoSchedule}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard let selection = SpotPlacement(workload).required else { return [] }
    let hasClaim =
      !workload.spec["volumeClaimTemplates"].isEmpty
      || workload.pod["volumes"].items.contains { $0["persistentVolumeClaim"].exists }
    guard hasClaim, workload.kind == "StatefulSet" else { return [] }
    return [
      finding(
        at: selection.field, "\(workload.manifest.title) uses persistent volumes and requires spot nodes")
    ]
  }
}
