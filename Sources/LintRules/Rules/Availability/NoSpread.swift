internal import Diagnostics
internal import LintEngine

struct NoSpread: Rule {
  static let card = RuleCard(
    id: "no-spread", topic: .availability, .warning, in: .production,
    summary: "Workload can run all its pods on one node",
    why:
      "Without a spread or anti-affinity, the scheduler may place all pods on one node. The loss of that node then stops all pods, and requests fail. Without a disruption budget, a drain has the same effect.",
    fix:
      "add a topologySpreadConstraint with 'maxSkew: 1', 'topologyKey: kubernetes.io/hostname', 'whenUnsatisfiable: ScheduleAnyway', and a labelSelector whose matchLabels are labels of the pod template. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
    specFix:
      "add '.spread(over: .host)' or '.apart(on: .host)'. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
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
    guard workload.isReplicated, context.leastReplicas(of: workload) > 1,
      workload.pod["topologySpreadConstraints"].isEmpty,
      workload.pod["affinity"]["podAntiAffinity"].isEmpty
    else { return [] }
    return [
      finding(
        at: workload.pod["topologySpreadConstraints"],
        "all pods of \(workload.manifest.title) can run on one node")
    ]
  }
}
