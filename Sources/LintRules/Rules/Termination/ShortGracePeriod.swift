internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ShortGracePeriod: Rule {
  static let card = RuleCard(
    id: "short-grace-period", topic: .termination, .warning, in: .production,
    summary: "Pod behind a Service has a grace period below 10 seconds",
    why:
      "A terminating pod can get requests from the Service for a few more seconds, and requests that have started need time to complete. The kubelet kills the containers at the end of the grace period, and these requests fail.",
    fix: fix(PortolanDefaults.gracePeriod), specFix: specFix(PortolanDefaults.gracePeriod),
    options: [RuleOption("seconds", 10, "lowest grace period that is not reported, in seconds")],
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 5  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 25
              containers:
              - name: web
                lifecycle: {preStop: {sleep: {seconds: 5}}}
        """),
    ])

  /// The change to a manifest for a value of the option.
  private static func fix(_ least: Int) -> String {
    "set terminationGracePeriodSeconds to \(least) or more, and add a preStop hook that sleeps 5 seconds unless the container has a hook"
  }

  /// The change to a spec for a value of the option.
  private static func specFix(_ least: Int) -> String {
    "raise the grace period: '.terminationGracePeriod(.seconds(\(least)))'. If the spec turns off the default 'draining', also set 'endpointDelay: .seconds(5)' in '.draining(…)'"
  }

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let field = workload.pod["terminationGracePeriodSeconds"]
    let least = number("seconds", in: context)
    guard let grace = field.int, grace > 0, grace < least, !context.relations.services(of: workload).isEmpty
    else {
      return []
    }
    let enough = max(least, PortolanDefaults.gracePeriod)
    return [
      finding(
        at: field, "the grace period of a pod behind a Service is \(grace) s, which is below \(least) s",
        fix: Self.fix(enough), specFix: Self.specFix(enough))
    ]
  }
}
