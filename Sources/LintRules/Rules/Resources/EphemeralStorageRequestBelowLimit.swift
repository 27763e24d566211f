internal import Diagnostics

struct EphemeralStorageRequestBelowLimit: Rule {
  static let card = RuleCard(
    id: "ephemeral-storage-request-below-limit", .info, in: nil,
    summary: "Ephemeral storage request is below the limit",
    why:
      "The scheduler reserves only the request, so a node can be overcommitted. When its disk fills up, pods are evicted.",
    fix: "set the ephemeral-storage request and limit to the same amount",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container.requestBelowLimit(of: "ephemeral-storage").map { [finding(at: $0.request, $0.message)] } ?? []
  }
}
