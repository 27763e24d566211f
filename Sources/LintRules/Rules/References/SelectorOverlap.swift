internal import Diagnostics
internal import LintEngine

struct SelectorOverlap: Rule {
  static let card = RuleCard(
    id: "selector-overlap", topic: .references, .warning, in: .default,
    summary: "Selector of a workload also matches the pods of another workload of the same kind",
    why:
      "By default, an autoscaler computes its metrics from all pods that the workload's selector matches, so the load of one workload scales the other. Controllers can also adopt pods or ReplicaSets of the other workload that have lost their owner.",
    fix:
      "add a label with a different value for each workload to spec.selector and to the labels in the pod template. Recreate existing workloads, because spec.selector is immutable. To keep a Deployment available, create a copy under a new name, and change references such as its autoscaler's scaleTargetRef. Then delete the old Deployment",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector:  # flagged
            matchLabels: {part: shop}
          template:
            metadata: {labels: {app: web, part: shop}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart, part: shop}}
          template:
            metadata: {labels: {app: cart, part: shop}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector:
            matchLabels: {app: web, part: shop}
          template:
            metadata: {labels: {app: web, part: shop}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart, part: shop}}
          template:
            metadata: {labels: {app: cart, part: shop}}
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
