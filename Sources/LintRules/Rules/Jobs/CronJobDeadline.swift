internal import Diagnostics

struct CronJobDeadline: Rule {
  static let card = RuleCard(
    id: "cronjob-deadline", .warning, in: .production,
    summary: "CronJob sets no startingDeadlineSeconds",
    why:
      "Without startingDeadlineSeconds, the controller counts all missed starts since the last run. After more than 100 it stops starting the Job, for example after a long outage of the controller.",
    fix: "set startingDeadlineSeconds",
    covers: CompatibleIDs(kubeScore: ["cronjob-has-deadline"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report}
        spec:  # flagged
          schedule: "0 3 * * *"
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: report}
        data: {}
        """),
    ])

  func check(_ job: CronJob, in context: LintContext) -> [Finding] {
    // A suspended CronJob is started manually.
    guard !job.spec["startingDeadlineSeconds"].exists, job.spec["suspend"].bool != true else { return [] }
    return [
      finding(
        at: job.spec["startingDeadlineSeconds"], "\(job.manifest.title) sets no startingDeadlineSeconds")
    ]
  }
}
