internal import Diagnostics

/// A rollout that is an outage.
struct RolloutStopsAll: Rule {
  static let card = RuleCard(
    id: "rollout-stops-all", .warning, in: .default,
    summary: "A rollout may stop all pods before new ones are ready.",
    why: "Each deployment interrupts the service.",
    fix: "let maxUnavailable be less than the replicas",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy:
            rollingUpdate:
              maxUnavailable: 100%  # flagged
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
          strategy: {rollingUpdate: {maxUnavailable: 1}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.kind == "Deployment" else { return [] }
    let part = workload.spec["strategy"]["rollingUpdate"]["maxUnavailable"]
    let pods = max(1, fleet.leastReplicas(of: workload))
    guard let text = part.plainText, let gone = Share(text)?.of(pods, roundingUp: false), gone >= pods,
      pods > 1 || text == "100%"
    else { return [] }
    return [
      finding(
        at: part, "'maxUnavailable: \(text)' lets a rollout stop all \(pods) pods",
        fix: "set maxUnavailable to 1")
    ]
  }
}
