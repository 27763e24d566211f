internal import Diagnostics

struct NoPriorityClass: Rule {
  static let card = RuleCard(
    id: "no-priority-class", .info, in: nil,
    summary: "Pod has no priority class",
    why:
      "When nodes run out of resources, the scheduler can preempt it and the kubelet can evict it as early as any batch job.",
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.pod["priorityClassName"].text == nil else { return [] }
    return [
      finding(at: workload.pod["priorityClassName"], "\(workload.manifest.title) has no priority class")
    ]
  }
}
