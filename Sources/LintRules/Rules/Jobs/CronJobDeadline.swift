internal import Diagnostics

/// A job that may never run again.
struct CronJobDeadline: Rule {
  static let card = RuleCard(
    id: "cronjob-deadline", .warning, in: .production,
    summary: "A CronJob without a starting deadline gives up for good after 100 missed starts.",
    why: "After an outage of the controller it stays silent.",
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

  func check(_ job: CronJob, in fleet: Fleet) -> [Finding] {
    // One that is suspended is started by hand.
    guard !job.spec["startingDeadlineSeconds"].exists, job.spec["suspend"].bool != true else { return [] }
    return [
      finding(at: job.spec["startingDeadlineSeconds"], "\(job.manifest.title) has no starting deadline")
    ]
  }
}
