internal import Diagnostics

/// A rank that nobody defined.
struct PriorityClassMissing: Rule {
  static let card = RuleCard(
    id: "priority-class-missing", .info, in: nil,
    summary: "A pod names a priority class that is neither Kubernetes' own nor among the objects.",
    why: "Where the cluster does not have the class either, no pod is made.",
    fix: "declare the PriorityClass, or name one that is",
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let part = workload.pod["priorityClassName"]
    let type = ObjectType("scheduling.k8s.io", "PriorityClass")
    guard let name = part.text, !name.isEmpty, !name.hasPrefix("system-"),
      fleet.manifest(type, "", name) == nil
    else { return [] }
    let near = nearestName(to: name, among: fleet.names(of: type, in: ""))
    return [
      finding(at: part, "no PriorityClass is named '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    ]
  }
}
