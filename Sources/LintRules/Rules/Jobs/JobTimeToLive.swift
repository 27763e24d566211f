internal import Diagnostics
internal import LintEngine

struct JobTimeToLive: Rule {
  static let card = RuleCard(
    id: "job-time-to-live", .info, in: nil,
    summary: "Job does not set ttlSecondsAfterFinished",
    why:
      "Without a time to live, a finished Job and its pods stay in the cluster until someone deletes them. Thousands of finished Jobs slow down the API server. Argo CD and Flux create a deleted Job again, so disable this rule for their Jobs.",
    fix:
      "set ttlSecondsAfterFinished to the number of seconds for which you want to keep the finished Job, such as 86400",
    covers: CompatibleIDs(kubeLinter: ["job-ttl-seconds-after-finished"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate}
        spec:  # flagged
          backoffLimit: 1
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: report}
        data: {}
        """),
    ])

  func check(_ job: Job, in context: LintContext) -> [Finding] {
    guard !job.spec["ttlSecondsAfterFinished"].exists, !job.manifest.isOwned else { return [] }
    return [
      finding(
        at: job.spec["ttlSecondsAfterFinished"], "\(job.manifest.title) does not set ttlSecondsAfterFinished")
    ]
  }
}
