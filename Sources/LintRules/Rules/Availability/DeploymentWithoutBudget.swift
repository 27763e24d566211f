internal import Diagnostics
internal import LintEngine

struct DeploymentWithoutBudget: Rule {
  static let card = RuleCard(
    id: "deployment-without-budget", topic: .availability, .info, in: nil,
    summary: "Deployment or similar workload has no PodDisruptionBudget",
    why:
      "A node drain evicts all of the workload's pods on the node at once. If the workload has no pods on other nodes, the workload is unavailable until replacements are ready. The rule also checks kinds that replace Deployments, such as Rollout and CloneSet.",
    fix:
      "add a PodDisruptionBudget with 'maxUnavailable: 1' that selects the pods of the workload. The budget does not keep a single pod running, so run two pods or more if the program allows this",
    specFix:
      "add '.disruptionBudget(maxUnavailable: 1)', and run two pods or more if the program allows this",
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
        metadata:
          name: web
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
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
