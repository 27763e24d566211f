internal import Diagnostics

/// Two owners of the same pods.
struct SelectorOverlap: Rule {
  static let card = RuleCard(
    id: "selector-overlap", .error, in: .default,
    summary: "Two workloads select each other's pods.",
    why: "Each takes the other's pods for its own, and they create and delete against each other.",
    fix: "give each workload labels of its own",
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.isReplicated, !workload.selector.isEmpty else { return [] }
    let others = fleet.wiring.workloads(workload.selector, in: workload.namespace)
    guard
      let other = others.first(where: {
        $0.number != workload.number && $0.isReplicated && $0.kind == workload.kind
      })
    else { return [] }
    return [
      finding(
        at: workload.spec["selector"],
        "\(workload.manifest.title) selects the pods of \(other.manifest.title), too",
        notes: [other.template["metadata"]["labels"].note("their labels are here")])
    ]
  }
}
