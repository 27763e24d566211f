internal import Diagnostics
internal import LintEngine

struct NoSpread: Rule {
  static let card = RuleCard(
    id: "no-spread", .warning, in: .production,
    summary: "Workload can run all its pods on one node",
    why:
      "Without a spread or anti-affinity, the scheduler may place all pods on one node. The loss or drain of that node then stops all pods, and requests fail.",
    fix:
      "add a topologySpreadConstraint with 'topologyKey: kubernetes.io/hostname' and the labels of the pods",
    specFix: "add '.spread(over: .host)' or '.apart(on: .host)'",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            spec:  # flagged
              containers: []
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
