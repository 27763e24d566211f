internal import Diagnostics
internal import LintEngine

struct RestartPolicyNever: Rule {
  static let card = RuleCard(
    id: "restart-policy-never", topic: .jobs, .info, in: nil,
    summary: "Pod uses the restart policy Never",
    why:
      "The kubelet does not restart a container that exits with an error, unless the container sets its own restartPolicy. A pod without a controller stays failed, and a Job creates a new pod for each attempt. A pod without the field has the default Always and is not reported.",
    fix:
      "set restartPolicy to Always for a server, or to OnFailure for a program that ends. If the Pod or Job already exists in the cluster, delete it before the next apply, because its restartPolicy is immutable. For a Job with podFailurePolicy or backoffLimitPerIndex, keep Never and allow the finding with a reason",
    specFix:
      "remove 'restartOnFailure: false'. If a Job with a fixed name already exists in the cluster, delete it before the next apply, because its restartPolicy is immutable. For a Job with 'failureRules' or 'retriesPerIndex', keep the setting and allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["restart-policy"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:
          template:
            spec:
              restartPolicy: Never  # flagged
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
      .failing(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: once}
        spec:
          restartPolicy: Never  # flagged
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let policy = workload.pod["restartPolicy"]
    guard policy.text == "Never" else { return [] }
    return [
      finding(at: policy, "\(workload.manifest.title) uses 'restartPolicy: Never'")
    ]
  }
}
