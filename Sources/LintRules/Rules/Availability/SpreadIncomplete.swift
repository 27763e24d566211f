internal import Diagnostics
internal import LintEngine

struct SpreadIncomplete: Rule {
  static let card = RuleCard(
    id: "spread-incomplete", topic: .availability, .error, in: .default,
    summary: "Topology spread is incomplete or has an invalid value",
    why:
      "The API server rejects the workload if maxSkew or minDomains is below 1, topologyKey is missing, or whenUnsatisfiable is missing or unknown. Kubernetes before 1.34 accepts a StatefulSet, but rejects its new pods. A spread without a labelSelector is accepted but counts no pods, so all pods can run on one node or in one zone. The finding is then a warning.",
    fix:
      "set maxSkew to 1 or more, topologyKey to a node label, and whenUnsatisfiable to DoNotSchedule or ScheduleAnyway. Set labelSelector.matchLabels to labels of the pod template. If minDomains is below 1, set minDomains to 1 or more, or remove minDomains from a spread with ScheduleAnyway",
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
      if let fault = rejection(of: spread) {
        return finding(at: fault.field, "the topology spread \(fault.what)", fix: fault.fix)
      }
      let selector = spread["labelSelector"]
      guard !selector.exists else { return nil }
      return finding(
        at: selector, severity: .warning, "the topology spread has no labelSelector, so it counts no pods",
        fix: "set labelSelector.matchLabels to labels of the pod template")
    }
  }

  /// The fault for which the API server rejects the spread; nil if it accepts the spread.
  private func rejection(of spread: ManifestField) -> (field: ManifestField, what: String, fix: String)? {
    let (key, action) = (spread["topologyKey"], spread["whenUnsatisfiable"])
    for bound in ["maxSkew", "minDomains"] {
      if let number = spread[bound].int, number < 1 {
        return (
          spread[bound], "has '\(bound): \(number)', but \(bound) must be at least 1",
          bound == "minDomains" && action.text == "ScheduleAnyway"
            ? "remove minDomains, which requires 'whenUnsatisfiable: DoNotSchedule'"
            : "set \(bound) to 1 or more"
        )
      }
    }
    if (key.text ?? "").isEmpty {
      return (key, "has no topologyKey", "set topologyKey to a node label, such as kubernetes.io/hostname")
    }
    guard !["DoNotSchedule", "ScheduleAnyway"].contains(action.text) else { return nil }
    let found =
      action.plainText.map {
        "has 'whenUnsatisfiable: \($0)', which is neither DoNotSchedule nor ScheduleAnyway"
      } ?? "does not set whenUnsatisfiable"
    return (action, found, "set whenUnsatisfiable to DoNotSchedule or ScheduleAnyway")
  }
}
