internal import Diagnostics
internal import LintEngine

struct AllReplicasOnSpot: Rule {
  static let card = RuleCard(
    id: "all-replicas-on-spot", .info, in: nil,
    summary: "All pods of a workload behind a Service require spot nodes",
    why:
      "The provider can reclaim many spot nodes at the same time. If no other spot nodes are available, all pods stay Pending and requests fail.",
    fix:
      "change the required node affinity for spot nodes to a preferred one, or run some replicas on on-demand nodes",
    specFix: "set 'strength: .preferred' for the spot nodes, or run some pods on on-demand nodes",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              nodeSelector:
                eks.amazonaws.com/capacityType: SPOT  # flagged
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isReplicated, let selection = SpotPlacement(workload).required,
      !context.relations.services(of: workload).isEmpty
    else { return [] }
    return [finding(at: selection.field, "all pods of \(workload.manifest.title) require spot nodes")]
  }
}
