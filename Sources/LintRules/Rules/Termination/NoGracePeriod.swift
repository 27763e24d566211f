internal import Diagnostics

struct NoGracePeriod: Rule {
  static let card = RuleCard(
    id: "no-grace-period", .error, in: .default,
    summary: "Grace period is 0",
    why:
      "The kubelet kills the containers without SIGTERM, so open requests are cut off and data in memory is lost.",
    fix: "set terminationGracePeriodSeconds to the time that the program needs to stop",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              terminationGracePeriodSeconds: 0  # flagged
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
    guard workload.pod["terminationGracePeriodSeconds"].int == 0 else { return [] }
    return [
      finding(
        at: workload.pod["terminationGracePeriodSeconds"],
        "\(workload.manifest.title) sets 'terminationGracePeriodSeconds: 0'")
    ]
  }
}
