internal import Diagnostics

struct CPURequestBelowLimit: Rule {
  static let card = RuleCard(
    id: "cpu-request-below-limit", .info, in: nil,
    summary: "CPU request is below the limit",
    why:
      "The scheduler reserves only the request, so a node can be overcommitted. When all containers use their limits, they are throttled.",
    fix: "set the CPU request and limit to the same amount",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container.requestBelowLimit(of: "cpu").map { [finding(at: $0.request, $0.message)] } ?? []
  }
}
