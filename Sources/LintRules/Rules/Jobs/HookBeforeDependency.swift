internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct HookBeforeDependency: Rule {
  static let card = RuleCard(
    id: "hook-before-dependency", topic: .jobs, .error, in: .default,
    summary: "Hook needs an object that is created after the hook",
    why:
      "Helm runs pre-install hooks, and Argo CD runs PreSync hooks, before the other objects are created. In the first installation, the pods of the hook cannot start or cannot connect, so the installation fails or times out. A Helm hook that runs only before upgrades is not reported, because the objects usually exist from the installation.",
    fix:
      "run the hook as a post-install or PostSync hook, or give the hook its own ConfigMap, Secret, or ServiceAccount. Such a copy, and each role and binding of a copied ServiceAccount, needs the same hook annotation and a lower weight or wave. Keep objects that other pods use out of hooks, because Helm and Argo CD delete a hook and create it again. PostSync hooks, and post-install hooks with --wait or Flux, start only after all pods are ready, so no pod may wait for such a hook",
    specFix:
      "replace '.preInstall' with '.postInstall' in '.hook(…)', or add '.postInstall' if '.preInstall' is not set. PostSync hooks, and post-install hooks with --wait or Flux, start only after all pods are ready, so no pod may wait for such a hook",
    references: ["https://helm.sh/docs/topics/charts_hooks/"],
    examples: [
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: migrate
          annotations: {helm.sh/hook: 'pre-install,pre-upgrade'}
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers:
              - name: migrate
                image: migrate:1.4
                envFrom:
                - configMapRef:
                    name: settings  # flagged
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {MODE: a}
        """),
      .failing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: migrate
          annotations: {argocd.argoproj.io/hook: PreSync}
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
              - name: migrate
                image: migrate:1.4
                env:
                - name: MODE
                  valueFrom:
                    configMapKeyRef:
                      name: settings  # flagged
                      key: MODE
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {MODE: a}
        """),
      .passing(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: migrate
          annotations: {helm.sh/hook: 'pre-install,pre-upgrade'}
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers:
              - name: migrate
                image: migrate:1.4
                envFrom:
                - configMapRef:
                    name: settings
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          annotations: {helm.sh/hook: 'pre-install,pre-upgrade', helm.sh/hook-weight: '-1'}
        data: {MODE: a}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard let hook = HookStart(workload.manifest) else { return [] }
    var findings: [Finding] = []
    func add(_ part: ManifestField, _ dependency: Manifest, fix: String? = nil) {
      guard !hook.runs(after: dependency) else { return }
      findings.append(
        finding(
          at: part,
          "\(hook.name) hook \(workload.manifest.title) needs \(dependency.title), which is created after the hook",
          fix: fix, specFix: Self.card.specFix))
    }
    // Skips the single keys of a volume, because the volume itself is also a reference.
    for reference in context.references(of: workload)
    where !reference.isOptional && (reference.isOfEnvironment || !reference.key.exists) {
      guard let name = reference.name.text,
        let dependency = context.manifest(reference.type, workload.namespace, name)
      else { continue }
      add(reference.name, dependency)
    }
    if let account = workload.accountField, let name = account.text,
      let dependency = context.manifest(GroupKind.serviceAccount, workload.namespace, name)
    {
      add(account, dependency)
    }
    for call in context.calls.calls(of: workload) {
      guard let called = context.relations.workloads(of: call.service).first else { continue }
      add(
        call.field, called.manifest,
        fix:
          "run the hook as a post-install or PostSync hook. PostSync hooks, and post-install hooks with --wait or Flux, start only after all pods are ready, so no pod may wait for such a hook"
      )
    }
    return findings
  }
}

/// A hook that runs before the other objects of a release exist.
private struct HookStart {
  let name: String
  private let weight: Int

  /// Nil if the object is not a hook, or if the other objects exist when the hook runs: a later hook, such as
  /// post-install, or a hook that runs only before upgrades.
  init?(_ manifest: Manifest) {
    let annotations = manifest.root["metadata"]["annotations"]
    let isHelm = HelmHook.runsBeforeInstallation(annotations[HookKey.helm].text)
    guard isHelm || ArgoCDHook.runsBeforeSync(annotations[HookKey.argoCD].text) else { return nil }
    name = isHelm ? HelmHook.preInstall : ArgoCDHook.preSync
    weight = Self.weight(annotations)
  }

  /// Whether an object exists when the hook runs.
  func runs(after dependency: Manifest) -> Bool {
    guard let other = HookStart(dependency) else { return false }
    // Helm creates hooks of the same weight in a fixed order of kinds, in which Jobs follow the objects that pods need.
    return other.weight < weight || other.weight == weight && dependency.kind != "Job"
  }

  private static func weight(_ annotations: ManifestField) -> Int {
    let text = annotations[HookKey.helmWeight].text ?? annotations[HookKey.syncWave].text
    return text.flatMap { Int($0) } ?? 0
  }
}
