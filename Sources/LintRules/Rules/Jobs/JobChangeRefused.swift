internal import Diagnostics
internal import LintEngine

struct JobChangeRefused: Rule {
  static let card = RuleCard(
    id: "job-change-refused", topic: .jobs, .info, in: .production,
    summary: "Job has a fixed name, so the API server rejects changes to its pod template",
    why:
      "The pod template of an existing Job is immutable. If you change the image or a variable, 'kubectl apply', 'helm upgrade', Argo CD, and Flux by default fail with 'field is immutable'. The new version does not run. Hooks, suspended Jobs, Jobs with ownerReferences, and Jobs that an annotation tells Argo CD or Flux to recreate are not reported.",
    fix:
      "append a version or a hash with a digit to metadata.name, as in migrate-1-4. Change this suffix each time you change the pod template. If Helm or Argo CD installs the Job, you can run the Job as a hook instead",
    specFix: "set '.namedByContent()', or add '.hook(…)' if Helm or Argo CD installs the Job",
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: migrate  # flagged
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: migrate
          annotations: {argocd.argoproj.io/hook: PreSync}
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers: [{name: migrate, image: 'migrate:1.4'}]
        """),
    ])

  func check(_ job: Job, in context: LintContext) -> [Finding] {
    guard !job.manifest.isOwned, !job.isHook, !job.isSuspended, !job.isReplaced, !job.isVersioned,
      !job.manifest.name.isEmpty
    else { return [] }
    return [
      finding(
        at: job.root["metadata"]["name"],
        "\(job.manifest.title) has a fixed name, so the API server rejects changes to its pod template")
    ]
  }
}

extension Job {
  /// Whether the last word of the name has a digit, as a version or a hash that changes with the content does.
  fileprivate var isVersioned: Bool {
    let words = manifest.name.split { $0 == "-" || $0 == "." }
    return words.count > 1 && words.last?.utf8.contains { (0x30...0x39).contains($0) } == true
  }

  /// Whether annotations make a GitOps controller delete the Job and create it again.
  fileprivate var isReplaced: Bool {
    let annotations = root["metadata"]["annotations"].textMap
    let options = (annotations["argocd.argoproj.io/sync-options"] ?? "").split(separator: ",").map(\.trimmed)
    // 'kubectl replace' fails for an immutable field, and so does server-side apply with Force.
    let isForced =
      options.contains("Force=true")
      && (options.contains("Replace=true") || !options.contains("ServerSideApply=true"))
    return isForced
      || annotations["kustomize.toolkit.fluxcd.io/force"]?.lowercased() == "enabled"
  }
}
