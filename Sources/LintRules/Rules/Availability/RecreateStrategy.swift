internal import Diagnostics

/// A rollout that is an outage by design.
struct RecreateStrategy: Rule {
  static let card = RuleCard(
    id: "recreate-strategy", .warning, in: .production,
    summary: "The strategy Recreate stops all pods before the first new one starts.",
    why: "Each deployment interrupts the service.",
    fix: "use RollingUpdate",
    covers: CompatibleIDs(
      kubeScore: ["deployment-strategy"]),
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
          strategy:
            type: Recreate  # flagged
          template:
            metadata: {labels: {app: web}}
            spec:
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
          strategy: {type: RollingUpdate}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let type = workload.spec["strategy"]["type"]
    guard workload.isDeployment, type.text == "Recreate", !fleet.wiring.services(of: workload).isEmpty
    else { return [] }
    return [finding(at: type, "\(workload.manifest.title) stops all pods before it starts new ones")]
  }
}
