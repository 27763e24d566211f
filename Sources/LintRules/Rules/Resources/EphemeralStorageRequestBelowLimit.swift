internal import Diagnostics

/// A container that may take more ephemeral storage than it asked for.
struct EphemeralStorageRequestBelowLimit: Rule {
  static let card = RuleCard(
    id: "ephemeral-storage-request-below-limit", .info, in: nil,
    summary: """
      A request of ephemeral storage below its limit, or without one, lets the node promise more than it \
      has.
      """,
    why: "When all containers write what they may, pods are evicted.",
    fix: "set the request and the limit of ephemeral storage to the same amount",
    covers: CompatibleIDs(kubeScore: ["container-ephemeral-storage-request-equals-limit"]),
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
                    ephemeral-storage: 64Mi  # flagged
                  limits: {ephemeral-storage: 128Mi}
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
                    ephemeral-storage: 64Mi  # flagged
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
                  requests: {ephemeral-storage: 64Mi}
                  limits: {ephemeral-storage: 64Mi}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    container.requestBelowLimit(of: "ephemeral-storage").map { [finding(at: $0.request, $0.message)] } ?? []
  }
}
