internal import Diagnostics

/// A pod that is killed at once.
struct NoGracePeriod: Rule {
  static let card = RuleCard(
    id: "no-grace-period", .error, in: .default,
    summary: "A grace period of 0 kills the pod without SIGTERM.",
    why: "Open requests are cut off and data in memory is lost.",
    fix: "set terminationGracePeriodSeconds to what the server needs",
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.pod["terminationGracePeriodSeconds"].int == 0 else { return [] }
    return [
      finding(
        at: workload.pod["terminationGracePeriodSeconds"],
        "\(workload.manifest.title) is killed without a grace period")
    ]
  }
}
