internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct JobRunsAgain: Rule {
  static let card = RuleCard(
    id: "job-runs-again", topic: .jobs, .warning, in: .default,
    summary: "GitOps controller can run a Job again each time the Job's time to live expires",
    why:
      "Kubernetes deletes a finished Job after ttlSecondsAfterFinished. A Flux Kustomization, a Flux HelmRelease with 'driftDetection.mode: enabled', or Argo CD with selfHeal then creates the missing Job again. 'helm upgrade' does the same. The Job runs although nothing has changed. Hooks, suspended Jobs, and Jobs with ownerReferences are not reported.",
    fix:
      "remove ttlSecondsAfterFinished, or run the Job as a hook if Argo CD or Helm installs it. Flux Kustomizations ignore hooks. If the tool that installs the Job does not create missing Jobs again, allow the finding with a reason",
    specFix:
      "remove 'keptFor' from the settings of '.job', or add '.hook(…)' if Argo CD or Helm installs the Job. Flux Kustomizations ignore hooks. If the tool that installs the Job does not create missing Jobs again, allow the finding with a reason",
    references: ["https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/"],
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate-7d47g6df96}
        spec:
          ttlSecondsAfterFinished: 3600  # flagged
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate-7d47g6df96, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:
          ttlSecondsAfterFinished: 3600
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
    ])

  func check(_ job: Job, in context: LintContext) -> [Finding] {
    let part = job.spec["ttlSecondsAfterFinished"]
    guard part.exists, !job.manifest.isOwned, !job.isHook, !job.isSuspended, !job.manifest.name.isEmpty
    else { return [] }
    let seconds = part.plainText ?? ""
    return [
      finding(
        at: part,
        "Kubernetes deletes \(job.manifest.title) \(seconds) \(seconds == "1" ? "second" : "seconds") after it finishes, and Flux, Argo CD with selfHeal, or 'helm upgrade' can then create it again"
      )
    ]
  }
}

extension Job {
  /// Whether the Job is a hook of Helm or Argo CD, which runs at an installation, upgrade, or sync and is not created
  /// again in between.
  var isHook: Bool {
    let annotations = root["metadata"]["annotations"]
    return annotations[HookKey.helm].exists || annotations[HookKey.argoCD].exists
  }

  /// Whether the Job waits until you resume it.
  var isSuspended: Bool { spec["suspend"].bool == true }
}
