internal import Diagnostics

/// All pods in one zone.
struct NoZoneSpread: Rule {
  static let card = RuleCard(
    id: "no-zone-spread", .info, in: nil,
    summary: "Nothing keeps the pods of a workload in different zones.",
    why: "The provider loses a zone now and then, and with it whatever is in it alone.",
    fix: "add a topologySpreadConstraint over topology.kubernetes.io/zone",
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
    guard workload.isReplicated, fleet.leastReplicas(of: workload) > 1 else { return [] }
    let terms = workload.requiredAntiAffinity + workload.preferredAntiAffinity
    let keys = (terms + workload.pod["topologySpreadConstraints"].items).map { $0["topologyKey"].text }
    guard !keys.contains("topology.kubernetes.io/zone") else { return [] }
    return [
      finding(
        at: workload.pod["topologySpreadConstraints"],
        "the pods of \(workload.manifest.title) may all be in one zone")
    ]
  }
}
