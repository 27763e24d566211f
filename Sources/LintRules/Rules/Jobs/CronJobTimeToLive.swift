internal import Diagnostics
internal import LintEngine

struct CronJobTimeToLive: Rule {
  static let card = RuleCard(
    id: "cron-job-time-to-live", topic: .jobs, .info, in: nil,
    summary: "CronJob sets a time to live for its Jobs in addition to its history limits",
    why:
      "The history limits of the CronJob already delete old Jobs: by default, 3 successful Jobs and 1 failed Job remain. ttlSecondsAfterFinished can delete a failed Job and its logs earlier, before you have read them.",
    fix:
      "remove ttlSecondsAfterFinished from jobTemplate.spec, and set successfulJobsHistoryLimit and failedJobsHistoryLimit to the number of Jobs to keep",
    specFix:
      "remove 'keptFor' from the settings of '.cronJob', and set 'successesKept' and 'failuresKept' to the number of Jobs to keep",
    covers: CompatibleIDs(kubeLinter: ["job-ttl-seconds-after-finished"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report}
        spec:
          schedule: '0 3 * * *'
          startingDeadlineSeconds: 600
          concurrencyPolicy: Forbid
          jobTemplate:
            spec:
              ttlSecondsAfterFinished: 600  # flagged
              template:
                spec:
                  restartPolicy: OnFailure
                  containers:
                  - name: report
                    image: report:1.0
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report}
        spec:
          schedule: '0 3 * * *'
          startingDeadlineSeconds: 600
          concurrencyPolicy: Forbid
          successfulJobsHistoryLimit: 3
          failedJobsHistoryLimit: 3
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: OnFailure
                  containers:
                  - name: report
                    image: report:1.0
        """),
    ])

  func check(_ job: CronJob, in context: LintContext) -> [Finding] {
    let field = job.spec["jobTemplate"]["spec"]["ttlSecondsAfterFinished"]
    guard field.exists else { return [] }
    return [
      finding(
        at: field,
        "the Jobs of \(job.manifest.title) have 'ttlSecondsAfterFinished: \(field.plainText ?? "")' in addition to the history limits"
      )
    ]
  }
}
