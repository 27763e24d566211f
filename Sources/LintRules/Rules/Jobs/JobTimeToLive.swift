internal import Diagnostics
internal import LintEngine

struct JobTimeToLive: Rule {
  static let card = RuleCard(
    id: "job-time-to-live", .info, in: nil,
    summary: "Job has no time to live",
    why:
      "Finished Jobs and their pods stay in the cluster until they are deleted. Thousands of them slow down the API server.",
    fix: "set ttlSecondsAfterFinished, unless Argo CD or Flux would create the Job again",
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
        at: job.spec["ttlSecondsAfterFinished"], "\(job.manifest.title) sets no ttlSecondsAfterFinished")
    ]
  }
}
