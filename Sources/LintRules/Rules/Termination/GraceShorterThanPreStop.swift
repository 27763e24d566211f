internal import Diagnostics

/// A pod that is killed while it still prepares to end.
struct GraceShorterThanPreStop: Rule {
  static let card = RuleCard(
    id: "grace-shorter-than-prestop", .error, in: .default,
    summary: "A preStop hook that takes the whole grace period leaves the server no time to end.",
    why: """
      The grace period counts from the start of the preStop hook. Where the hook sleeps as long, the server gets its
      SIGTERM together with SIGKILL, and open requests are cut off at each rollout.
      """,
    fix: "raise terminationGracePeriodSeconds above the hook's time plus the time that open requests take",
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
              terminationGracePeriodSeconds: 5  # flagged
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
              terminationGracePeriodSeconds: 25
              containers:
              - name: web
                lifecycle: {preStop: {sleep: {seconds: 5}}}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let grace = workload.gracePeriod
    let hooks = workload.containers.map { $0["lifecycle"]["preStop"] }
    guard let hook = hooks.max(by: { PreStop($0).seconds < PreStop($1).seconds }) else { return [] }
    let seconds = PreStop(hook).seconds
    guard seconds > 0, seconds >= grace else { return [] }
    return [
      finding(
        at: workload.pod["terminationGracePeriodSeconds"],
        "the preStop hook takes \(seconds) s of the grace period of \(grace) s, expected time to spare",
        notes: [hook.note("the hook is here")],
        fix: "set terminationGracePeriodSeconds to at least \(seconds + 10)")
    ]
  }
}
