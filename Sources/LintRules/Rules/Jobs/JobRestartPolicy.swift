internal import Diagnostics
internal import ManifestTree

struct JobRestartPolicy: Rule {
  static let card = RuleCard(
    id: "job-restart-policy", .error, in: .default,
    summary: "Job uses the restart policy Always",
    why: "The API server accepts only Never and OnFailure for Jobs, and the default of a pod is Always.",
    fix: "set restartPolicy to OnFailure or Never",
    covers: CompatibleIDs(kubeScore: ["cronjob-restartpolicy"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate}
        spec:
          template:
            spec:
              restartPolicy: Always  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: report}
        data: {}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.kind == "Job" || workload.kind == "CronJob" else { return [] }
    let policy = workload.pod["restartPolicy"]
    guard policy.text == nil || policy.text == "Always" else { return [] }
    return [
      finding(
        at: policy, "restartPolicy of \(workload.manifest.title) must be OnFailure or Never")
    ]
  }
}
