internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct MinimumTwoReplicas: Rule {
  static let card = RuleCard(
    id: "minimum-two-replicas", topic: .availability, .info, in: nil,
    summary: "Deployment or similar workload without an autoscaler has fewer than two replicas",
    why:
      "If the only pod crashes or a drain evicts it, the workload is unavailable until the pod or its replacement is ready. A workload with 0 replicas is also reported. The rule also checks kinds that replace Deployments, such as Rollout and CloneSet.",
    fix:
      "set spec.replicas of the workload to 2 or more. If the program must not run twice, or the pods mount a ReadWriteOnce claim, keep the number and allow the finding with a reason. Also allow the finding if the workload has 0 replicas on purpose. If an autoscaler outside the input scales the workload, add the autoscaler to the input instead",
    specFix:
      "set '.replicas(2)' or '.autoscaled(from: 2, …)'. If the program must not run twice, or the pods mount a ReadWriteOnce claim, keep the number and allow the finding with a reason. Also allow the finding if the workload has 0 replicas on purpose",
    covers: CompatibleIDs(polaris: ["deploymentMissingReplicas"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1  # flagged
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
    guard workload.isStateless, context.relations.autoscalers(of: workload).isEmpty,
      workload.replicas < 2
    else { return [] }
    return [
      finding(
        at: workload.spec["replicas"],
        "\(workload.manifest.title) must have at least 2 replicas, not \(workload.replicasText)")
    ]
  }
}
