internal import Diagnostics
internal import LintEngine

struct EphemeralStorageRequestBelowLimit: RequestBelowLimit {
  static let card = RuleCard(
    id: "ephemeral-storage-request-below-limit", topic: .resources, .info, in: nil,
    summary: "Container has an ephemeral storage request below the limit, or without a limit",
    why:
      "The scheduler reserves only the request, so the containers on a node can try to use more disk space than the node has. When the disk is almost full, the kubelet evicts pods from the node.",
    fix:
      "set ephemeral-storage in resources.requests and resources.limits to the same amount: the most disk space that logs and temporary files need. The kubelet evicts a pod that exceeds its limit",
    specFix:
      "set 'ephemeralStorage' in 'Resources' to '.exactly(…)' with the most disk space that logs and temporary files need. The kubelet evicts a pod that exceeds its limit",
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

  static let resources = [ContainerResource.ephemeralStorage]
}
