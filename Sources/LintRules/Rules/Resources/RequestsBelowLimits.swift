internal import Diagnostics
internal import ManifestTree

/// A pod that may take more than it asked for.
struct RequestsBelowLimits: Rule {
  static let card = RuleCard(
    id: "requests-below-limits", .info, in: nil,
    summary: "Requests below limits let a node promise more than it has.",
    why: "When all containers use what they may, some are throttled and some are killed.",
    fix: "set requests and limits to the same amounts",
    covers: CompatibleIDs(
      kubeScore: [
        "container-resource-requests-equal-limits", "container-cpu-requests-equal-limits",
        "container-memory-requests-equal-limits", "container-ephemeral-storage-request-equals-limit",
      ]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                resources:
                  requests:
                    memory: 64Mi  # flagged
                  limits: {memory: 128Mi}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                resources:
                  requests: {cpu: 100m, memory: 512Mi, ephemeral-storage: 64Mi}
                  limits: {cpu: 100m, memory: 512Mi, ephemeral-storage: 64Mi}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    container["resources"]["limits"].entries.compactMap { resource, limit in
      let request = container["resources"]["requests"][resource]
      guard let asked = request.quantity, let allowed = limit.quantity, asked < allowed else { return nil }
      return finding(
        at: request, "the request of \(asked) \(resource) is below the limit of \(allowed)", repair: nil)
    }
  }
}
