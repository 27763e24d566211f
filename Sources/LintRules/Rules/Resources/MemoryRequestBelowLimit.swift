internal import Diagnostics
internal import LintEngine

struct MemoryRequestBelowLimit: RequestBelowLimit {
  static let card = RuleCard(
    id: "memory-request-below-limit", topic: .resources, .info, in: nil,
    summary: "Container has a memory request below its memory limit, or a memory request without a limit",
    why:
      "The scheduler reserves only the request, so the containers on a node can try to use more memory than the node has. When the node runs out of memory, the kubelet or the kernel stops containers. Containers that use more than their request are usually stopped first.",
    fix:
      "set resources.requests.memory and resources.limits.memory to the same amount: the highest memory use under load plus a reserve. If an autoscaler scales on memory utilization, also adjust its target, because the utilization is relative to the request",
    specFix:
      "set 'memory' in 'Resources' to '.exactly(…)' with the highest memory use under load plus a reserve. If an autoscaler scales on memory utilization, also adjust its target, because the utilization is relative to the request",
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

  static let resources = [ContainerResource.memory]
}
