internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GraceShorterThanPreStop: Rule {
  static let card = RuleCard(
    id: "grace-shorter-than-prestop", topic: .termination, .warning, in: .default,
    summary: "preStop hook takes the whole grace period or longer",
    why:
      "The grace period starts together with the preStop hook. If the hook takes the whole period, the program gets SIGTERM only 2 seconds before SIGKILL, and open requests fail. The API server rejects a sleep action that is longer than the grace period. The rule reads sleep actions, and sleep commands of exec hooks.",
    fix:
      "set terminationGracePeriodSeconds to the duration of the hook plus the time that open requests need, or shorten the hook",
    specFix:
      "set '.terminationGracePeriod(…)' to the duration of the hook plus the time that open requests need, or shorten the hook",
    references: ["https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/"],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              terminationGracePeriodSeconds: 10  # flagged
              containers:
              - name: web
                lifecycle: {preStop: {sleep: {seconds: 10}}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              terminationGracePeriodSeconds: 30
              containers:
              - name: web
                lifecycle: {preStop: {sleep: {seconds: 10}}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let grace = workload.gracePeriod
    let hooks = workload.containers.map { $0["lifecycle"]["preStop"] }
    func sleep(_ hook: ManifestField) -> Int64 { StopTimes.sleep(ofHook: hook.node) }
    guard let hook = hooks.max(by: { sleep($0) < sleep($1) }) else { return [] }
    let seconds = (Int(sleep(hook)) + 999) / 1000
    guard seconds > 0, seconds >= grace else { return [] }
    return [
      finding(
        at: workload.pod["terminationGracePeriodSeconds"],
        "preStop hook takes \(seconds) s and the grace period is \(workload.gracePeriodText), so the program has at most 2 s to stop after SIGTERM",
        notes: [hook.note("the preStop hook is here")],
        fix: "set terminationGracePeriodSeconds to at least \(seconds + 10), or shorten the hook",
        specFix:
          "set '.terminationGracePeriod(.seconds(\(seconds + 10)))' or a longer time, or shorten the hook")
    ]
  }
}
