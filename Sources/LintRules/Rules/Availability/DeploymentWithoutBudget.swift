internal import Diagnostics

/// A Deployment that drains need not ask.
struct DeploymentWithoutBudget: Rule {
  static let card = RuleCard(
    id: "deployment-without-budget", .info, in: nil,
    summary: "A Deployment has no disruption budget, however many pods it has.",
    why: "A budget tells the drain of a node to wait until another pod is ready.",
    fix: "add a PodDisruptionBudget with maxUnavailable: 1",
    covers: CompatibleIDs(polaris: ["missingPodDisruptionBudget"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web  # flagged
        spec:
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
    guard workload.isDeployment, fleet.wiring.budgets(of: workload).isEmpty else { return [] }
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"], "\(workload.manifest.title) has no disruption budget")
    ]
  }
}
