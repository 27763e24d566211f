internal import Diagnostics
internal import ManifestTree

struct RequestsBelowLimits: Rule {
  static let card = RuleCard(
    id: "requests-below-limits", .info, in: nil,
    summary: "Resource requests are below the limits",
    why:
      "The scheduler reserves only the requests, so a node can be overcommitted. When all containers use their limits, some are throttled and some are killed.",
    fix: "set requests and limits to the same amounts",
    covers: CompatibleIDs(kubeScore: ["container-resource-requests-equal-limits"]),
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
                    cpu: 100m  # flagged
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    ["cpu", "memory"].compactMap { resource in
      container.requestBelowLimit(of: resource).map { finding(at: $0.request, $0.message) }
    }
  }
}

extension Container {
  /// The request of a resource that is below its limit or has no limit, and the finding's message.
  func requestBelowLimit(of resource: String) -> (request: ManifestField, message: String)? {
    let (request, limit) = (self["resources"]["requests"][resource], self["resources"]["limits"][resource])
    guard let asked = request.quantity else { return nil }
    guard let allowed = limit.quantity else {
      return (request, "\(resource) request \(asked) has no limit")
    }
    return asked < allowed
      ? (request, "\(resource) request \(asked) is below the limit \(allowed)") : nil
  }
}
