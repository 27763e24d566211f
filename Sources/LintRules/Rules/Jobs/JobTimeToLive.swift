internal import Diagnostics
internal import LintEngine

struct JobTimeToLive: Rule {
  static let card = RuleCard(
    id: "job-time-to-live", topic: .jobs, .info, in: nil,
    summary: "Job does not set ttlSecondsAfterFinished",
    why:
      "Without a time to live, a finished Job and its pods stay in the cluster until you or a tool deletes them. Thousands of finished Jobs slow down the API server. Jobs with ownerReferences, such as those that a CronJob creates, are not reported.",
    fix:
      "set ttlSecondsAfterFinished to the number of seconds for which you want to keep the finished Job, such as 86400. Flux Kustomizations, Flux HelmReleases with 'driftDetection.mode: enabled', and Argo CD with selfHeal create a deleted Job again, so the Job runs again. Of these, only Flux Kustomizations do so for a hook. Do not set the field for a Job that is created again, and allow the finding with a reason. If another tool installs a Job that is not a hook, set the time, and allow the finding that the rule job-runs-again then reports",
    specFix:
      "set 'keptFor' in the settings of '.job' to the time for which you want to keep the finished Job, such as '.hours(24)'. Flux Kustomizations, Flux HelmReleases with 'driftDetection.mode: enabled', and Argo CD with selfHeal create a deleted Job again, so the Job runs again. Of these, only Flux Kustomizations do so for a hook. Do not set 'keptFor' for a Job that is created again, and allow the finding with a reason. If another tool installs a Job that is not a hook, set the time, and allow the finding that the rule job-runs-again then reports",
    covers: CompatibleIDs(kubeLinter: ["job-ttl-seconds-after-finished"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:  # flagged
          backoffLimit: 1
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:
          backoffLimit: 1
          ttlSecondsAfterFinished: 86400
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
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
