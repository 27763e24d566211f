internal import Diagnostics

/// A rollout that waits for a node.
struct RolloutDeadlock: Rule {
  static let card = RuleCard(
    id: "rollout-deadlock", .warning, in: .default,
    summary: """
      Required anti-affinity and a surge without leave to stop a pod need a node more than there are pods.
      """,
    why: """
      With three pods on three nodes the fourth one stays pending, no old one may stop, and the rollout
      never ends.
      """,
    fix: "set maxUnavailable to 1 and maxSurge to 0, or prefer the anti-affinity",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: kubernetes.io/hostname  # flagged
                    labelSelector: {matchLabels: {app: web}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy: {rollingUpdate: {maxUnavailable: 1, maxSurge: 0}}
          template:
            metadata: {labels: {app: web}}
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: kubernetes.io/hostname
                    labelSelector: {matchLabels: {app: web}}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.kind == "Deployment", workload.spec["strategy"]["type"].text != "Recreate" else {
      return []
    }
    guard
      let term = workload.requiredAntiAffinity.first(where: {
        workload.isKeptApart(by: $0, over: "kubernetes.io/hostname")
          && !$0["matchLabelKeys"].texts.contains("pod-template-hash")
      })
    else { return [] }
    let pods = max(1, fleet.leastReplicas(of: workload))
    let rolling = workload.spec["strategy"]["rollingUpdate"]
    let gone = Share(rolling["maxUnavailable"].plainText ?? "25%")?.of(pods, roundingUp: false) ?? 0
    let extra = Share(rolling["maxSurge"].plainText ?? "25%")?.of(pods, roundingUp: true) ?? 0
    guard gone == 0, extra > 0 else { return [] }
    return [
      finding(
        at: term["topologyKey"],
        "a rollout of \(pods) pods needs \(pods + 1) nodes: one pod more must start before one may stop",
        notes: [rolling.note("maxUnavailable comes to 0, maxSurge to \(extra)")],
        fix: "set maxUnavailable to 1 and maxSurge to 0")
    ]
  }
}
