internal import Diagnostics

struct NoSpread: Rule {
  static let card = RuleCard(
    id: "no-spread", .warning, in: .production,
    summary: "Pods of a workload are not spread over nodes",
    why: "If all pods run on one node, losing that node is an outage.",
    fix: "add topologySpreadConstraints or podAntiAffinity over kubernetes.io/hostname",
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
