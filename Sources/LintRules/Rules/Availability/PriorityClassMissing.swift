internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct PriorityClassMissing: Rule {
  static let card = RuleCard(
    id: "priority-class-missing", topic: .availability, .info, in: nil,
    summary: "Pod references a PriorityClass that is not declared",
    why:
      "If the PriorityClass does not exist in the cluster, the API server rejects new pods. A new workload then does not start, and a rollout does not complete. The classes \(CriticalPriority.values.keys.sorted().listed) of Kubernetes are not reported.",
    fix:
      "add the manifest of the PriorityClass to the input, or set priorityClassName to a class that is declared. If the PriorityClass exists only in the cluster, allow the finding with a reason",
    specFix:
      "add 'PriorityClass(…)' with the name of the class to the app, or set '.priority(\"…\")' to a class that is declared. If the PriorityClass exists only in the cluster, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["priority-class-name"]),
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
              priorityClassName: shop-critical  # flagged
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: shop-critical}
        value: 1000
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              priorityClassName: shop-critical
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let field = workload.pod["priorityClassName"]
    let type = GroupKind.priorityClass
    guard let name = field.text, !name.isEmpty, CriticalPriority.values[name] == nil,
      context.manifest(type, "", name) == nil
    else { return [] }
    let near = nearestName(to: name, among: context.names(of: type, in: ""))
    return [
      finding(at: field, "unknown PriorityClass '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    ]
  }
}
