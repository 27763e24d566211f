internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct RequestsBelowLimits: RequestBelowLimit {
  static let card = RuleCard(
    id: "requests-below-limits", .info, in: nil,
    summary: "Resource requests are below the limits",
    why:
      "The scheduler reserves only the requests, so a node can be overcommitted. If all containers on the node use their limits, they compete for CPU, and some are killed when memory runs out.",
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

  static let resources = [ContainerResource.cpu, .memory]
}
