internal import Diagnostics
internal import LintEngine

struct SelectorOverlap: Rule {
  static let card = RuleCard(
    id: "selector-overlap", .warning, in: .default,
    summary: "Two workloads select the same pods",
    why:
      "An autoscaler computes its metrics from all pods that the workload's selector matches, so the load of one workload scales the other. Controllers can also adopt each other's pods when a pod loses its owner.",
    fix:
      "add a label with a different value for each workload to spec.selector and to the labels in the pod template",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector:  # flagged
            matchLabels: {app: web}
          template:
            metadata: {labels: {app: web}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web2}
        spec:
          selector: {matchLabels: {app: web, track: two}}
          template:
            metadata: {labels: {app: web, track: two}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isReplicated, !workload.selector.isEmpty else { return [] }
    let others = context.relations.workloads(workload.selector, in: workload.namespace)
    guard
      let other = others.first(where: {
        // Another file may declare the same object again.
        $0.number != workload.number && $0.isReplicated && $0.kind == workload.kind
          && $0.name != workload.name
      })
    else { return [] }
    return [
      finding(
        at: workload.spec["selector"],
        "\(workload.manifest.title) also selects the pods of \(other.manifest.title)",
        notes: [other.template["metadata"]["labels"].note("the labels of these pods are here")])
    ]
  }
}
