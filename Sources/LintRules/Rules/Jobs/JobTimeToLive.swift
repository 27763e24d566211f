internal import Diagnostics

/// Jobs that pile up.
struct JobTimeToLive: Rule {
  static let card = RuleCard(
    id: "job-time-to-live", .info, in: nil,
    summary: "A Job without a time to live stays for ever when it is done.",
    why: "Thousands of them slow the API down.",
    fix: "set ttlSecondsAfterFinished",
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

  func check(_ job: Job, in fleet: Fleet) -> [Finding] {
    guard !job.spec["ttlSecondsAfterFinished"].exists, !job.manifest.isOwned else { return [] }
    return [finding(at: job.spec["ttlSecondsAfterFinished"], "\(job.manifest.title) stays when it is done")]
  }
}
