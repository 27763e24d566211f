import Diagnostics
import Testing

@testable import LintEngine
@testable import LintRules

/// Jobs that run once per change, and hooks with what they need, in forms that the rules' examples do not cover.
@Suite struct JobRuleTests {
  private func findings(_ rule: any Rule, _ text: String) -> [Finding] {
    Linter([rule]).findings(in: Example.passing(text).context)
  }

  private func job(_ name: String = "migrate", _ annotations: String = "{}", _ spec: String = "") -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: \(name), annotations: \(annotations)}
    spec:
      \(spec)
      template:
        spec:
          restartPolicy: Never
          serviceAccountName: migrate
          containers: [{name: migrate, image: 'migrate:1.4', envFrom: [{configMapRef: {name: settings}}]}]
    """
  }

  @Test(arguments: [
    "{helm.sh/hook: pre-upgrade}", "{argocd.argoproj.io/hook: PreSync}",
    "{argocd.argoproj.io/sync-options: 'Force=true,Replace=true'}",
    "{argocd.argoproj.io/sync-options: 'Force=true, Prune=false'}",
    "{argocd.argoproj.io/sync-options: 'Force=true,Replace=true,ServerSideApply=true'}",
    "{kustomize.toolkit.fluxcd.io/force: enabled}",
  ])
  func `a Job that is created again may change`(annotations: String) {
    #expect(findings(JobChangeRefused(), job("migrate", annotations)).isEmpty)
  }

  @Test(arguments: [
    ("{helm.sh/hook: 'pre-upgrade, Pre-Install'}", true),
    ("{argocd.argoproj.io/hook: 'Sync, PreSync'}", true),
    ("{argocd.argoproj.io/hook: presync}", false),
  ])
  func `hooks are read as Helm and Argo CD read them`(annotations: String, isBefore: Bool) {
    let settings = "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}"
    let objects = job("migrate", annotations) + "\n---\n" + settings
    #expect(findings(HookBeforeDependency(), objects).isEmpty != isBefore)
  }

  @Test(arguments: ["serviceAccountName", "serviceAccount"])
  func `a hook needs its account, whichever field names it`(field: String) {
    let job = job("migrate", "{helm.sh/hook: pre-install}").replacing("serviceAccountName", with: field)
    let account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: migrate}\n"
    let messages = findings(HookBeforeDependency(), "\(job)\n---\n\(account)").map(\.message)
    #expect(messages.contains { $0.contains("ServiceAccount/migrate") }, "\(messages)")
  }

  @Test(arguments: ["Replace=true", "Force=true,ServerSideApply=true", "Force=false"])
  func `Argo CD cannot change a Job without recreating it`(options: String) {
    let annotations = "{argocd.argoproj.io/sync-options: '\(options)'}"
    #expect(findings(JobChangeRefused(), job("migrate", annotations)).count == 1)
  }

  @Test(arguments: [
    ("migrate", true), ("migrate-db", true), ("migrate-v2", false), ("migrate-1.4.0", false),
    ("migrate-7d47g6df96", false), ("migrate2", true),
  ])
  func `a name with a version or a hash changes with the Job`(name: String, isFound: Bool) {
    #expect(!findings(JobChangeRefused(), job(name)).isEmpty == isFound)
  }

  @Test func `a suspended Job and a hook are not run again after their time to live`() {
    #expect(findings(JobRunsAgain(), job("a-1", "{}", "ttlSecondsAfterFinished: 60")).count == 1)
    #expect(
      findings(JobRunsAgain(), job("a-1", "{helm.sh/hook: post-install}", "ttlSecondsAfterFinished: 60"))
        .isEmpty)
    #expect(
      findings(JobRunsAgain(), job("a-1", "{}", "ttlSecondsAfterFinished: 60\n  suspend: true")).isEmpty)
  }

  @Test func `a hook needs its account and its configuration before it runs`() {
    func objects(_ annotations: String) -> String {
      """
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: migrate, annotations: \(annotations)}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, annotations: \(annotations)}
      data: {}
      """
    }
    func found(_ job: String, _ annotations: String) -> Int {
      findings(HookBeforeDependency(), "\(self.job("migrate", job))\n\(objects(annotations))").count
    }
    #expect(found("{helm.sh/hook: pre-install}", "{}") == 2)
    #expect(found("{argocd.argoproj.io/hook: PreSync}", "{}") == 2)
    #expect(
      found("{helm.sh/hook: pre-install}", "{helm.sh/hook: pre-install, helm.sh/hook-weight: '1'}") == 2)
    #expect(found("{helm.sh/hook: pre-install}", "{helm.sh/hook: pre-install}") == 0)
    #expect(found("{helm.sh/hook: post-install}", "{}") == 0)
    #expect(found("{helm.sh/hook: pre-upgrade}", "{}") == 0)
    #expect(found("{}", "{}") == 0)
  }
}
