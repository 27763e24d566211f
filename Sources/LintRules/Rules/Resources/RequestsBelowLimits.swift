internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct RequestsBelowLimits: RequestBelowLimit {
  static let card = RuleCard(
    id: "requests-below-limits", topic: .resources, .info, in: nil,
    summary: "Container has a CPU or memory request below the limit, or without a limit",
    why:
      "The scheduler reserves only the requests, so the containers on a node can try to use more CPU or memory than the node has. When CPU is scarce, containers become slower. When memory runs out, the kubelet or the kernel stops some containers.",
    fix:
      "set cpu and memory in resources.requests and resources.limits to the same amounts: the highest use under load plus a reserve. If an autoscaler scales on utilization, also adjust its target, because the utilization is relative to the request",
    specFix:
      "set 'cpu' and 'memory' in 'Resources' to '.exactly(…)' with the highest use under load plus a reserve. If an autoscaler scales on utilization, also adjust its target, because the utilization is relative to the request",
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
                  requests: {cpu: 100m, memory: 128Mi}
                  limits: {cpu: 100m, memory: 128Mi}
        """),
    ])

  static let resources = [ContainerResource.cpu, .memory]
}
