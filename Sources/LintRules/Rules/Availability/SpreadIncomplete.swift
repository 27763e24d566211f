internal import Diagnostics

struct SpreadIncomplete: Rule {
  static let card = RuleCard(
    id: "spread-incomplete", .error, in: .default,
    summary: "Topology spread has no selector or an invalid value",
    why:
      "Without a selector the spread counts no pods, so all can land on one node. The API server rejects other invalid values.",
    fix: "set maxSkew to 1 or more, a topologyKey, whenUnsatisfiable and the labels of the pods",
    references: ["https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/"],
    covers: CompatibleIDs(kubeScore: ["pod-topology-spread-constraints"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              topologySpreadConstraints:
              - maxSkew: 1  # flagged
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
              containers:
              - name: web
                image: web:1.0
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              topologySpreadConstraints:
              - maxSkew: 0  # flagged
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: {matchLabels: {app: web}}
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
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: kubernetes.io/hostname
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: {matchLabels: {app: web}}
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    workload.pod["topologySpreadConstraints"].items.compactMap { spread in
      fault(of: spread).map { finding(at: $0.field, "the topology spread \($0.what)") }
    }
  }

  private func fault(of spread: ManifestField) -> (field: ManifestField, what: String)? {
    let (key, action) = (spread["topologyKey"], spread["whenUnsatisfiable"])
    if !spread["labelSelector"].exists {
      return (spread["labelSelector"], "has no labelSelector, so it counts no pods")
    }
    for bound in ["maxSkew", "minDomains"] {
      if let number = spread[bound].int, number < 1 {
        return (spread[bound], "has '\(bound): \(number)': it must be at least 1")
      }
    }
    if (key.text ?? "").isEmpty { return (key, "has no topologyKey") }
    guard !["DoNotSchedule", "ScheduleAnyway"].contains(action.text) else { return nil }
    let found =
      action.plainText.map { "has 'whenUnsatisfiable: \($0)'" } ?? "does not set whenUnsatisfiable"
    return (action, "\(found): use DoNotSchedule or ScheduleAnyway")
  }
}
