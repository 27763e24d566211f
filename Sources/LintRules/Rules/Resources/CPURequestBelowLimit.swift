internal import Diagnostics
internal import LintEngine

struct CPURequestBelowLimit: RequestBelowLimit {
  static let card = RuleCard(
    id: "cpu-request-below-limit", topic: .resources, .info, in: nil,
    summary: "Container has a CPU request below its CPU limit, or a CPU request without a limit",
    why:
      "The scheduler reserves only the request, so the containers on a node can try to use more CPU than the node has. When all containers are busy, each gets CPU time in proportion to its request and can become slower.",
    fix:
      "set resources.requests.cpu and resources.limits.cpu to the same amount: the highest CPU use under load. If an autoscaler scales on CPU utilization, also adjust its target, because the utilization is relative to the request",
    specFix:
      "set 'cpu' in 'Resources' to '.exactly(…)' with the highest CPU use under load. If an autoscaler scales on CPU utilization, also adjust its target, because the utilization is relative to the request",
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

  static let resources = [ContainerResource.cpu]
}
