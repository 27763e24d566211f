internal import Diagnostics

/// A container that may take more memory than it asked for.
struct MemoryRequestBelowLimit: Rule {
  static let card = RuleCard(
    id: "memory-request-below-limit", .info, in: nil,
    summary: "A request of memory below its limit, or without one, lets the node promise more than it has.",
    why: "When all containers use what they may, some are killed.",
    fix: "set the request and the limit of memory to the same amount",
    covers: CompatibleIDs(kubeScore: ["container-memory-requests-equal-limits"]),
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
              containers:
              - name: web
                image: web:1.0
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
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                resources:
                  requests:
                    memory: 64Mi  # flagged
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
              containers:
              - name: web
                image: web:1.0
                resources:
                  requests: {memory: 64Mi}
                  limits: {memory: 64Mi}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    container.requestBelowLimit(of: "memory").map { [finding(at: $0.request, $0.message)] } ?? []
  }
}
