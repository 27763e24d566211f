internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A job that never ends.
struct JobRestartPolicy: Rule {
  static let card = RuleCard(
    id: "job-restart-policy", .error, in: .default,
    summary: "A Job whose pods restart always is refused.",
    why: "The API accepts Never and OnFailure only, and the default is Always.",
    fix: "set restartPolicy to OnFailure or Never",
    covers: CompatibleIDs(kubeScore: ["cronjob-restartpolicy"]),
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: migrate}
        spec:
          template:
            spec:
              restartPolicy: Always  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: report}
        data: {}
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    findings(for: .jobRestartPolicy, in: manifest)
  }
}
