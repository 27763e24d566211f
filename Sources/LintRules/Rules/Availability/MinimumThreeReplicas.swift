internal import Diagnostics

/// Fewer than three pods.
struct MinimumThreeReplicas: Rule {
  static let card = RuleCard(
    id: "minimum-three-replicas", .info, in: nil,
    summary: "A Deployment has fewer than three pods.",
    why: "While one is replaced and another one fails, none is left.",
    fix: "set replicas to 3",
    covers: CompatibleIDs(kubeLinter: ["minimum-three-replicas"]),
    options: [RuleOption("replicas", 3, "the fewest pods of a Deployment")],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2  # flagged
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
    let fewest = number("replicas", in: fleet)
    guard workload.isDeployment, fleet.wiring.autoscalers(of: workload).isEmpty,
      (workload.spec["replicas"].int ?? 1) < fewest
    else { return [] }
    return [
      finding(
        at: workload.spec["replicas"], "\(workload.manifest.title) has fewer than \(fewest) pods",
        fix: "set replicas to \(fewest)")
    ]
  }
}
