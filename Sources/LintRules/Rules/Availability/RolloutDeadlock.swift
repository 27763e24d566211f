internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RolloutDeadlock: Rule {
  static let card = RuleCard(
    id: "rollout-deadlock", topic: .availability, .warning, in: .default,
    summary: "Required anti-affinity across nodes can block a rollout that starts new pods first",
    why:
      "A new pod needs a node without a pod of the workload. If there is no such node, the new pod stays Pending. With maxUnavailable 0, or in a blue-green Rollout, no old pod stops before new pods are ready, so the rollout does not complete.",
    fix:
      "keep the strategy, and allow the finding with a reason, if the cluster always has a free node for each new pod. Otherwise, set maxUnavailable to 1 and maxSurge to 0. With one replica, the workload is then unavailable during each rollout. A preferred anti-affinity, or 'matchLabelKeys: [pod-template-hash]' in the required term of a Deployment, helps only in later rollouts, because running pods keep their old term. Before Kubernetes 1.31, matchLabelKeys has no effect by default. For a blue-green Rollout, make the anti-affinity preferred, and add nodes for the rollout of this change",
    specFix:
      "keep the strategy, and allow the finding with a reason, if the cluster always has a free node for each new pod. Otherwise, use '.rollout(.rolling(surge: 0, unavailable: 1))'. With one replica, the workload is then unavailable during each rollout. A preferred anti-affinity, with 'strength: .preferred' in '.apart(…)', helps only in later rollouts, because running pods keep their old term",
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.rollsOut, !workload.recreatesPods else {
      return []
    }
    guard
      let term = workload.requiredAntiAffinity.first(where: {
        workload.isKeptApart(by: $0, over: NodeKey.hostname, in: context)
          && !workload.isWithinRollout($0)
      })
    else { return [] }
    let pods = max(1, context.leastReplicas(of: workload))
    let bounds = RolloutBounds(kind: workload.kind, spec: workload.spec.node, replicas: pods)
    guard bounds.unavailable == 0, bounds.surge > 0 else { return [] }
    let count = pods == 1 ? "1 pod" : "\(pods) pods"
    // A blue-green rollout starts all new pods before it stops the old ones.
    if workload.kind == "Rollout", !workload.spec["strategy"]["canary"].exists {
      return [
        finding(
          at: term["topologyKey"],
          "a blue-green rollout of \(count) needs at least \(pods * 2) nodes, because all new pods must be ready before the old pods stop",
          fix:
            "make the anti-affinity preferred. Add nodes for the rollout of this change, because the running pods keep their required term",
          specFix:
            "set 'strength: .preferred' in '.apart(…)'. Add nodes for the rollout of this change, because the running pods keep their required term"
        )
      ]
    }
    return [
      finding(
        at: term["topologyKey"],
        "a rollout of \(count) needs at least \(pods + 1) nodes, because a new pod must be ready before an old pod stops",
        notes: [
          workload.rollingUpdate.note("for \(count), maxUnavailable is 0 and maxSurge is \(bounds.surge)")
        ])
    ]
  }
}
