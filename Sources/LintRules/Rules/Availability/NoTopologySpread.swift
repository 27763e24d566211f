internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NoTopologySpread: Rule {
  static let card = RuleCard(
    id: "no-topology-spread", topic: .availability, .info, in: nil,
    summary: "Workload has no topology spread across nodes or zones",
    why:
      "Without a spread across nodes or zones, the scheduler may place all pods on one node, and the loss of that node stops the workload. Anti-affinity has a similar effect, so enable this rule only if your policy requires a spread. A workload with fewer than two replicas is also reported.",
    fix:
      "add a topologySpreadConstraint with the topologyKey kubernetes.io/hostname or topology.kubernetes.io/zone. Set 'maxSkew: 1', 'whenUnsatisfiable: ScheduleAnyway', and a labelSelector whose matchLabels are labels of the pod template. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
    specFix:
      "add '.spread(over: .host)' or '.spread(over: .zone)'. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
    covers: CompatibleIDs(polaris: ["topologySpreadConstraint"]),
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
            spec:  # flagged
              containers:
              - name: web
                image: web:1.0
        """),
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
              topologySpreadConstraints:  # flagged
              - maxSkew: 1
                topologyKey: rack
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: {matchLabels: {app: web}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: {matchLabels: {app: web}}
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let spreads = workload.pod["topologySpreadConstraints"]
    let isSpread = spreads.items.contains { spread in
      [NodeKey.hostname, NodeKey.zone].contains(spread["topologyKey"].text)
    }
    guard workload.isReplicated, !isSpread else { return [] }
    return [
      finding(
        at: spreads, "\(workload.manifest.title) has no topologySpreadConstraints across nodes or zones")
    ]
  }
}
