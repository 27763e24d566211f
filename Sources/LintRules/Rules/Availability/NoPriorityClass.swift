internal import Diagnostics
internal import LintEngine

struct NoPriorityClass: Rule {
  static let card = RuleCard(
    id: "no-priority-class", topic: .availability, .info, in: nil,
    summary: "Pod has no priority class",
    why:
      "Without a class, the pod has priority 0, or the priority of the cluster's default class. When nodes are full, the scheduler can remove the pod to make room for a pod with a higher priority.",
    fix: "set priorityClassName in the pod template to a PriorityClass that exists in the cluster",
    specFix: "add '.priority(\"…\")' with the name of a PriorityClass that exists in the cluster",
    covers: CompatibleIDs(polaris: ["priorityClassNotSet"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:  # flagged
              containers:
              - name: web
                image: web:1.0
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
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.pod["priorityClassName"].text == nil else { return [] }
    return [
      finding(at: workload.pod["priorityClassName"], "\(workload.manifest.title) has no priority class")
    ]
  }
}
