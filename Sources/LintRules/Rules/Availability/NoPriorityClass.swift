internal import Diagnostics

/// A pod of no rank.
struct NoPriorityClass: Rule {
  static let card = RuleCard(
    id: "no-priority-class", .info, in: nil,
    summary: "A pod without a priority class is as dear as any other.",
    why: "When room is short, what matters waits behind what does not.",
    fix: "set priorityClassName",
    covers: CompatibleIDs(kubeLinter: ["priority-class-name"], polaris: ["priorityClassNotSet"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:  # flagged
            metadata: {}
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
              priorityClassName: standard
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.pod["priorityClassName"].text == nil else { return [] }
    return [
      finding(at: workload.pod["priorityClassName"], "\(workload.manifest.title) has no priority class")
    ]
  }
}
