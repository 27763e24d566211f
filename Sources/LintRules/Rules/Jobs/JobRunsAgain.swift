internal import Diagnostics
internal import LintEngine

struct JobRunsAgain: Rule {
  static let card = RuleCard(
    id: "job-runs-again", .warning, in: .default,
    summary: "GitOps controller runs a Job again each time its time to live expires",
    why: """
      Kubernetes deletes a finished Job after ttlSecondsAfterFinished. Argo CD with selfHeal and Flux find it missing and \
      create it again, so the Job runs again although nothing has changed.
      """,
    fix: "remove ttlSecondsAfterFinished, or run the Job as a hook of Helm and Argo CD",
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
              restartPolicy: Never
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          annotations: {helm.sh/hook: 'pre-install,pre-upgrade', helm.sh/hook-weight: '-1'}
        data: {MODE: a}
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
        "\(job.manifest.title) is deleted \(seconds) seconds after it finishes: Argo CD and Flux create and run it again"
      )
    ]
  }
}

extension Job {
  /// Whether Helm or Argo CD runs it as a hook, and does not create it again when it is deleted.
  var isHook: Bool {
    let annotations = root["metadata"]["annotations"]
    return annotations["helm.sh/hook"].exists || annotations["argocd.argoproj.io/hook"].exists
  }

  /// Whether it waits until you resume it.
  var isSuspended: Bool { spec["suspend"].bool == true }
}
