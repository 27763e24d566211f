internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct MinimumThreeReplicas: Rule {
  static let card = RuleCard(
    id: "minimum-three-replicas", topic: .availability, .info, in: nil,
    summary: "Deployment or similar workload without an autoscaler has fewer than three replicas",
    why:
      "If one of two pods crashes while a drain evicts the other, no pod is ready. A crash during a rollout has the same effect if the rollout stops a pod before its replacement is ready, as with 'maxUnavailable: 1'. A workload with 0 replicas is also reported. The rule also checks kinds that replace Deployments, such as Rollout and CloneSet.",
    fix: fix(3), specFix: specFix(3),
    covers: CompatibleIDs(kubeLinter: ["minimum-three-replicas"]),
    options: [RuleOption("replicas", 3, "lowest number of replicas that is not reported")],
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

  /// The change to a manifest for a value of the option.
  private static func fix(_ fewest: Int) -> String {
    "set spec.replicas of the workload to \(fewest) or more. If the workload must not run more pods, or the pods mount a ReadWriteOnce claim, keep the number and allow the finding with a reason. Also allow the finding if the workload has 0 replicas on purpose. If an autoscaler outside the input scales the workload, add the autoscaler to the input instead"
  }

  /// The change to a spec for a value of the option.
  private static func specFix(_ fewest: Int) -> String {
    "set '.replicas(\(fewest))' or '.autoscaled(from: \(fewest), …)'. If the workload must not run more pods, or the pods mount a ReadWriteOnce claim, keep the number and allow the finding with a reason. Also allow the finding if the workload has 0 replicas on purpose"
  }

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let fewest = number("replicas", in: context)
    guard workload.isStateless, context.relations.autoscalers(of: workload).isEmpty,
      workload.replicas < fewest
    else { return [] }
    return [
      finding(
        at: workload.spec["replicas"],
        "\(workload.manifest.title) must have at least \(fewest) \(fewest == 1 ? "replica" : "replicas"), not \(workload.replicasText)",
        fix: Self.fix(fewest), specFix: Self.specFix(fewest))
    ]
  }
}
