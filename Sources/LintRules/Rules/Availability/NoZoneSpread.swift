internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NoZoneSpread: Rule {
  static let card = RuleCard(
    id: "no-zone-spread", topic: .availability, .info, in: nil,
    summary: "Workload can run all its pods in one zone",
    why:
      "Without a spread or anti-affinity across zones, the scheduler may place all pods in one zone. An outage of that zone then stops all pods, and requests fail.",
    fix:
      "add a topologySpreadConstraint with 'maxSkew: 1', 'topologyKey: topology.kubernetes.io/zone', 'whenUnsatisfiable: ScheduleAnyway', and a labelSelector whose matchLabels are labels of the pod template. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
    specFix:
      "add '.spread(over: .zone)'. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
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
                topologyKey: topology.kubernetes.io/zone
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: {matchLabels: {app: web}}
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isReplicated, context.leastReplicas(of: workload) > 1 else { return [] }
    let terms = workload.requiredAntiAffinity + workload.preferredAntiAffinity
    let keys = (terms + workload.pod["topologySpreadConstraints"].items).map { $0["topologyKey"].text }
    guard !keys.contains(NodeKey.zone) else { return [] }
    return [
      finding(
        at: workload.pod["topologySpreadConstraints"],
        "all pods of \(workload.manifest.title) can run in one zone")
    ]
  }
}
