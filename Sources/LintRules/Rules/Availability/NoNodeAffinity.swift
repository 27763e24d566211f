internal import Diagnostics
internal import LintEngine

struct NoNodeAffinity: Rule {
  static let card = RuleCard(
    id: "no-node-affinity", topic: .availability, .info, in: nil,
    summary: "Pod has no node affinity",
    why:
      "Without node affinity or a nodeSelector, the scheduler can place the pod on any node whose taints the pod tolerates. A nodeSelector has a similar effect, so enable this rule only if your policy requires node affinity.",
    fix:
      "add a nodeAffinity to spec.affinity of the pod template, with terms that match labels of the nodes that may run the pod",
    specFix: "add '.attracted(to: …)' with expressions that match labels of the nodes that may run the pod",
    covers: CompatibleIDs(kubeLinter: ["no-node-affinity"]),
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
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]}]
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.pod["affinity"]["nodeAffinity"].isEmpty else { return [] }
    return [finding(at: workload.pod["affinity"], "\(workload.manifest.title) has no node affinity")]
  }
}
