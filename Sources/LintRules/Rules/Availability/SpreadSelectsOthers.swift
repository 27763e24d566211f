internal import Diagnostics
internal import LintEngine

struct SpreadSelectsOthers: Rule {
  static let card = RuleCard(
    id: "spread-selects-others", topic: .availability, .warning, in: .default,
    summary: "Topology spread does not select the pods of its own workload",
    why:
      "The spread counts only pods that its selector matches. The workload's own pods are not counted, so the scheduler may place all pods of the workload on one node or in one zone.",
    fix:
      "set the topologySpreadConstraint's labelSelector.matchLabels to labels of the pod template, and remove matchExpressions that these labels do not match",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
                labelSelector:  # flagged
                  matchLabels: {app: wob}
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
              topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
                labelSelector:
                  matchLabels: {app: web}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let spreads = workload.pod["topologySpreadConstraints"].items.map { $0["labelSelector"] }
    return spreads.compactMap { selector in
      guard !Selector(selector).matches(workload.labels) else { return nil }
      return finding(
        at: selector, "the labelSelector of the spread does not match the pods of \(workload.manifest.title)",
        notes: [workload.template["metadata"]["labels"].note("the labels of the pods are here")])
    }
  }
}
