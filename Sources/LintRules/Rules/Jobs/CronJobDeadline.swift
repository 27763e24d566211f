internal import Diagnostics
internal import LintEngine

struct CronJobDeadline: Rule {
  static let card = RuleCard(
    id: "cronjob-deadline", topic: .jobs, .warning, in: .production,
    summary: "CronJob does not set startingDeadlineSeconds",
    why:
      "Without a deadline, the controller can start a missed run at any later time. After an outage of the control plane, a nightly Job can run during the day and compete with user requests. A suspended CronJob is not reported.",
    fix: "set startingDeadlineSeconds to the number of seconds by which a run may start late, such as 300",
    specFix:
      "set 'startingDeadline' in the settings of '.cronJob' to the longest delay with which a run may start, such as '.seconds(300)'",
    covers: CompatibleIDs(kubeScore: ["cronjob-has-deadline"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report}
        spec:  # flagged
          schedule: "0 3 * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: OnFailure
                  containers: [{name: report, image: 'report:1.0'}]
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: report}
        spec:
          schedule: "0 3 * * *"
          startingDeadlineSeconds: 300
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: OnFailure
                  containers: [{name: report, image: 'report:1.0'}]
        """),
    ])

  func check(_ job: CronJob, in context: LintContext) -> [Finding] {
    // A suspended CronJob starts no Jobs by its schedule.
    guard !job.spec["startingDeadlineSeconds"].exists, job.spec["suspend"].bool != true else { return [] }
    return [
      finding(
        at: job.spec["startingDeadlineSeconds"], "\(job.manifest.title) does not set startingDeadlineSeconds")
    ]
  }
}
