internal import Diagnostics

struct MemoryRequestBelowLimit: Rule {
  static let card = RuleCard(
    id: "memory-request-below-limit", .info, in: nil,
    summary: "Memory request is below the limit",
    why:
      "The scheduler reserves only the request, so a node can be overcommitted. When it runs out of memory, containers are killed.",
    fix: "set the memory request and limit to the same amount",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container.requestBelowLimit(of: "memory").map { [finding(at: $0.request, $0.message)] } ?? []
  }
}
