internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct RequestsBelowLimits: RequestBelowLimit {
  static let card = RuleCard(
    id: "requests-below-limits", .info, in: nil,
    summary: "Container has CPU or memory requests below its limits, or no limits",
    why:
      "The scheduler reserves only the requests, so the limits on a node can exceed its resources. When many containers use their limits, all get less CPU time, and some are stopped when memory runs out.",
    fix: "set cpu and memory in resources.requests to the amounts in resources.limits",
    specFix: "use '.exactly(…)' in 'Resources'",
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
