internal import Diagnostics
internal import ManifestTree

/// A job that never ends.
struct JobRestartPolicy: Rule {
  static let card = RuleCard(
    id: "job-restart-policy", .error, in: .default,
    summary: "A Job whose pods restart always is refused.",
    why: "The API accepts Never and OnFailure only, and the default is Always.",
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
        at: policy, "the pods of \(workload.manifest.title) restart always")
    ]
  }
}
