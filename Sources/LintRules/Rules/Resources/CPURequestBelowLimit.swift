internal import Diagnostics

/// A container that may take more cpu than it asked for.
struct CPURequestBelowLimit: Rule {
  static let card = RuleCard(
    id: "cpu-request-below-limit", .info, in: nil,
    summary: "A request of cpu below its limit, or without one, lets the node promise more than it has.",
    why: "When all containers use what they may, they are throttled.",
    fix: "set the request and the limit of cpu to the same amount",
    covers: CompatibleIDs(kubeScore: ["container-cpu-requests-equal-limits"]),
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
                    cpu: 100m  # flagged
                  limits: {cpu: 500m}
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
                    cpu: 100m  # flagged
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
                  requests: {cpu: 100m}
                  limits: {cpu: 100m}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    container.requestBelowLimit(of: "cpu").map { [finding(at: $0.request, $0.message)] } ?? []
  }
}
