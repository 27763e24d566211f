internal import Diagnostics

struct ShortGracePeriod: Rule {
  static let card = RuleCard(
    id: "short-grace-period", .warning, in: .production,
    summary: "Grace period of a pod behind a Service is too short",
    why:
      "Removing the endpoints takes some seconds, and open requests need time to complete. When the grace period ends, they are cut off.",
    fix: "set terminationGracePeriodSeconds to 25, and add a preStop sleep of 5 s",
    options: [RuleOption("seconds", 10, "lowest allowed grace period behind a Service, in seconds")],
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
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 25
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let field = workload.pod["terminationGracePeriodSeconds"]
    let least = number("seconds", in: context)
    guard let grace = field.int, grace > 0, grace < least, !context.relations.services(of: workload).isEmpty
    else {
      return []
    }
    return [
      finding(
        at: field, "grace period behind a Service must be at least \(least) s, not \(grace) s",
        fix: "set terminationGracePeriodSeconds to \(max(25, least))")
    ]
  }
}
