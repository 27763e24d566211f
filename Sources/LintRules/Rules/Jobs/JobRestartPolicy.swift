internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct JobRestartPolicy: Rule {
  static let card = RuleCard(
    id: "job-restart-policy", topic: .jobs, .error, in: .default,
    summary: "Job or CronJob has the restart policy Always, which is also the default",
    why:
      "The API server accepts only Never and OnFailure for Jobs. A pod template without restartPolicy has the default Always, so the API server also rejects a Job without the field.",
    fix:
      "set restartPolicy in the pod template to OnFailure or Never. A Job with podFailurePolicy or backoffLimitPerIndex requires Never",
    covers: CompatibleIDs(kubeScore: ["cronjob-restartpolicy"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:
          template:
            spec:
              restartPolicy: Always  # flagged
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .jobRestartPolicy, in: manifest)
  }
}
