internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct MorePodsThanZones: Rule {
  static let card = RuleCard(
    id: "more-pods-than-zones", topic: .availability, .warning, in: .default,
    summary: "Required anti-affinity across zones allows fewer pods than the workload can run",
    why:
      "The scheduler places at most one pod in each zone. Further pods stay Pending. With maxUnavailable 0, or in a blue-green Rollout, the rollout does not complete if a new pod stays Pending. The option 'zones' must be the number of zones of your cluster.",
    fix:
      "keep the highest number of pods plus any maxSurge at or below the number of zones, or replace the anti-affinity with a topologySpreadConstraint across zones. Running pods keep the old anti-affinity, which also applies to new pods. For the rollout with the new constraint, run at most one pod per zone, and half as many in a blue-green Rollout. For other workloads except a StatefulSet, also set maxSurge to 0 and maxUnavailable to 1",
    specFix:
      "run at most one pod per zone, and set '.rollout(.rolling(surge: 0, unavailable: 1))' on a Deployment. To run more, first deploy '.spread(over: .zone)' instead of '.apart(on: .zone, strength: .required)', and then add pods",
    options: [RuleOption("zones", 3, "number of zones in the cluster")],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 4
          template:
            metadata: {labels: {app: web}}
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: topology.kubernetes.io/zone  # flagged
                    labelSelector: {matchLabels: {app: web}}
              containers:
              - name: web
                image: web:1.0
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
                  - topologyKey: topology.kubernetes.io/zone
                    labelSelector: {matchLabels: {app: web}}
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isReplicated else { return [] }
    let zones = number("zones", in: context)
    guard
      let term = workload.requiredAntiAffinity.first(where: {
        workload.isKeptApart(by: $0, over: NodeKey.zone, in: context)
      })
    else { return [] }
    let sum = Availability(workload, in: context)
    let surge = sum.unavailable == 0 && !workload.isWithinRollout(term) ? sum.surge : 0
    guard sum.mostPods + surge > zones else { return [] }
    let count = sum.mostPods == 1 ? "1 pod" : "\(sum.mostPods) pods"
    let most = sum.mostPods == sum.pods ? count : "up to \(count)"
    let extra = surge == 0 ? "" : " and \(surge) more during a rollout"
    // Only a canary rollout has bounds; a blue-green rollout starts all new pods first.
    let isBlueGreen = workload.kind == "Rollout" && !workload.spec["strategy"]["canary"].exists
    let outage = sum.pods == 1 ? ". With one pod, the workload is then unavailable during each rollout" : ""
    let isRolloutTooLarge = sum.mostPods <= zones
    return [
      finding(
        at: term["topologyKey"],
        "\(most)\(extra) must each run in a different zone, but the option 'zones' is \(zones)",
        fix: !isRolloutTooLarge
          ? nil
          : isBlueGreen
            ? "run at most half as many pods as there are zones, or use a canary strategy with 'maxUnavailable: 1' and 'maxSurge: 0'"
            : "set maxUnavailable to 1 and maxSurge to 0\(outage)",
        specFix: isRolloutTooLarge && !isBlueGreen
          ? "use '.rollout(.rolling(surge: 0, unavailable: 1))'\(outage)" : nil)
    ]
  }
}
