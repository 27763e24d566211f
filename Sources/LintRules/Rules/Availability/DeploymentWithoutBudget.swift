internal import Diagnostics
internal import LintEngine

struct DeploymentWithoutBudget: Rule {
  static let card = RuleCard(
    id: "deployment-without-budget", .info, in: nil,
    summary: "Deployment has no PodDisruptionBudget",
    why:
      "A node drain evicts all pods on the node at once and does not wait until replacements are ready. If the Deployment has no pods on other nodes, requests fail.",
    fix: "add a PodDisruptionBudget with 'maxUnavailable: 1' that selects the pods of the Deployment",
    specFix: "add '.disruptionBudget(maxUnavailable: 1)'",
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isStateless, !context.relations.hasBudget(workload) else { return [] }
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "\(workload.manifest.title) has no PodDisruptionBudget")
    ]
  }
}
