internal import Diagnostics
internal import LintEngine

struct SpotTolerationWithoutSelector: Rule {
  static let card = RuleCard(
    id: "spot-toleration-without-selector", topic: .spot, .info, in: .production,
    summary: "Pod tolerates the spot taint but neither requires nor prefers spot nodes",
    why:
      "A toleration only allows spot nodes. The scheduler can place the pod on an on-demand node, which usually costs more. If the pod requires on-demand nodes, the toleration has no effect. A DaemonSet is reported only if its pods cannot run on spot nodes.",
    fix:
      "add a preferred node affinity for the label of spot nodes, or remove the toleration. To keep the pod off spot nodes without a taint, also require on-demand nodes",
    specFix:
      "add '.attracted(to: …, strength: .preferred)' for the label of spot nodes, or remove the toleration from '.tolerating(…)'. To keep the pod off spot nodes without a taint, also use '.placed(on: .onDemand(…))'",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              tolerations:
              - key: kubernetes.azure.com/scalesetpriority  # flagged
                operator: Exists
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              affinity:
                nodeAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    preference:
                      matchExpressions: [{key: kubernetes.azure.com/scalesetpriority, operator: In, values: [spot]}]
              tolerations:
              - key: kubernetes.azure.com/scalesetpriority
                operator: Exists
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let spot = SpotPlacement(workload)
    guard let toleration = spot.tolerations.first, !spot.isAskedFor else { return [] }
    if spot.isExcluded {
      return [
        finding(
          at: toleration,
          "the pod tolerates the spot taint, but its node selector or affinity excludes spot nodes",
          fix: "remove the toleration", specFix: "remove the toleration from '.tolerating(…)'")
      ]
    }
    // A DaemonSet is meant to run on all nodes: without the toleration, tainted spot nodes would have none of its pods.
    if workload.kind == "DaemonSet" { return [] }
    return [
      finding(at: toleration, "the pod tolerates the spot taint but neither requires nor prefers spot nodes")
    ]
  }
}
