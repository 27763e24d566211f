internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NoGracePeriod: Rule {
  static let card = RuleCard(
    id: "no-grace-period", topic: .termination, .warning, in: .default,
    summary: "Pod has a grace period of 0 seconds",
    why:
      "The API server deletes the pod at once, and the kubelet kills the containers almost immediately. Open requests fail, and the program can lose data that it has only in memory. A new pod of a StatefulSet can start while the old containers still run.",
    fix:
      "set terminationGracePeriodSeconds to the number of seconds that the program needs to stop, such as \(PodDefaults.gracePeriod)",
    specFix:
      "set '.terminationGracePeriod(…)' to the time that the program needs to stop, such as '.seconds(\(PodDefaults.gracePeriod))', or remove '.terminationGracePeriod(…)' to use the computed period",
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
            spec:
              terminationGracePeriodSeconds: 30
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
