internal import Diagnostics

/// A pod that is sent where it may not go.
struct SpotSelectorWithoutToleration: Rule {
  static let card = RuleCard(
    id: "spot-selector-without-toleration", .warning, in: .default,
    summary: "A pod that asks for spot nodes does not tolerate their taint.",
    why: "Where spot nodes are tainted, the pod stays pending.",
    fix: "add the toleration of the spot taint",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              nodeSelector:
                node-role: spot  # flagged
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let spot = SpotPlacement(workload)
    guard let selection = spot.required, !spot.isTolerated(selection.key) else { return [] }
    return [
      finding(
        at: selection.part, "the pod asks for spot nodes by '\(selection.key)' and tolerates no such taint",
        fix: "add a toleration of the key '\(selection.key)'")
    ]
  }
}
