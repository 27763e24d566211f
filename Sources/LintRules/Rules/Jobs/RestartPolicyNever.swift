internal import Diagnostics

struct RestartPolicyNever: Rule {
  static let card = RuleCard(
    id: "restart-policy-never", .info, in: nil,
    summary: "Pod uses the restart policy Never",
    why: "A container that fails is not restarted.",
    fix: "set restartPolicy to Always or OnFailure",
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
    return [finding(at: policy, "the pods of \(workload.manifest.title) are not restarted after a failure")]
  }
}
