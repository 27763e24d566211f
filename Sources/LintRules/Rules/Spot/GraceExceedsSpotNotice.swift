internal import Diagnostics

/// More time than the provider leaves.
struct GraceExceedsSpotNotice: Rule {
  static let card = RuleCard(
    id: "grace-exceeds-spot-notice", .warning, in: .default,
    summary: "A grace period longer than the provider's notice is cut off by the node's end.",
    why: "What the server would do in the rest of the time, it never does.",
    fix: "shorten terminationGracePeriodSeconds to what the provider leaves",
    references: [
      "https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms",
      "https://learn.microsoft.com/azure/aks/spot-node-pool",
    ],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              nodeSelector: {cloud.google.com/gke-spot: "true"}
              tolerations: [{key: cloud.google.com/gke-spot, operator: Equal, value: "true", effect: NoSchedule}]
              terminationGracePeriodSeconds: 60  # flagged
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
              terminationGracePeriodSeconds: 25
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard let selection = SpotPlacement(workload).required,
      let notice = SpotPlacement.notice(of: selection.key), workload.gracePeriod > notice
    else { return [] }
    return [
      finding(
        at: workload.pod["terminationGracePeriodSeconds"],
        "the grace period is \(workload.gracePeriod) s, and a reclaimed node leaves \(notice) s",
        notes: [selection.part.note("the spot nodes are asked for here")],
        fix: "set terminationGracePeriodSeconds to at most \(notice)")
    ]
  }
}
