internal import Diagnostics
internal import LintEngine

struct RestartPolicyNever: Rule {
  static let card = RuleCard(
    id: "restart-policy-never", .info, in: nil,
    summary: "Pod uses the restart policy Never",
    why:
      "The kubelet does not restart a container that exits with an error. A pod without a controller stays failed, and a Job creates a new pod for each attempt.",
    fix: "set restartPolicy to Always for a server, or to OnFailure for a Job",
    covers: CompatibleIDs(kubeLinter: ["restart-policy"]),
    examples: [
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
    let policy = workload.pod["restartPolicy"]
    guard policy.text == "Never" else { return [] }
    return [
      finding(at: policy, "the containers of \(workload.manifest.title) are not restarted after a failure")
    ]
  }
}
