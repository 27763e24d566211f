internal import Diagnostics

/// Pods without a spread.
struct NoTopologySpread: Rule {
  static let card = RuleCard(
    id: "no-topology-spread", .info, in: nil,
    summary: "A workload has no topologySpreadConstraints.",
    why: "Anti-affinity may do as well; where policies ask for a spread, this tells.",
    fix: "add topologySpreadConstraints over hosts and zones",
    covers: CompatibleIDs(
      kubeScore: ["pod-topology-spread-constraints"], polaris: ["topologySpreadConstraint"]),
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
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.isReplicated, workload.pod["topologySpreadConstraints"].isEmpty else { return [] }
    return [
      finding(
        at: workload.pod["topologySpreadConstraints"],
        "\(workload.manifest.title) has no topologySpreadConstraints")
    ]
  }
}
