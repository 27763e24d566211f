internal import Diagnostics
internal import LintEngine

struct MemoryRequestFromLimit: RequestFromLimit {
  static let card = RuleCard(
    id: "memory-request-from-limit", topic: .resources, .info, in: nil,
    summary: "Container has a memory limit but no memory request",
    why:
      "Kubernetes sets a missing request to the limit. The scheduler reserves the whole limit, which can be more than the container needs, although the manifest does not declare a request.",
    fix:
      "set resources.requests.memory to the memory that the container uses under normal load, or to the limit to keep the QoS class Guaranteed. If an autoscaler scales on memory utilization, also adjust its target, because the utilization is relative to the request",
    specFix:
      "replace '.limit(…)' for 'memory' in 'Resources' with '.request(…, limit: …)', or with '.exactly(…)' to keep the QoS class Guaranteed. If an autoscaler scales on memory utilization, also adjust its target, because the utilization is relative to the request",
    covers: CompatibleIDs(
      kubeScore: ["container-resources"],
      polaris: ["memoryRequestsMissing"]),
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
                resources:  # flagged
                  limits: {memory: 128Mi}
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
                  requests: {memory: 128Mi}
                  limits: {memory: 128Mi}
        """),
    ])

  static let resource = ContainerResource.memory
}
