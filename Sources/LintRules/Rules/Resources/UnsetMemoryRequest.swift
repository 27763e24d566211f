internal import Diagnostics
internal import LintEngine

struct UnsetMemoryRequest: UnsetRequest {
  static let card = RuleCard(
    id: "unset-memory-request", topic: .resources, .warning, in: .production,
    summary: "Container has neither a memory request nor a memory limit",
    why:
      "Kubernetes copies a missing request from the limit. If the container has neither, and no LimitRange sets a default, the scheduler reserves no memory and can place too many pods on one node. When memory runs out, the kubelet evicts pods without a request before pods that use less than their request. Containers of a pod that sets a memory request or limit in spec.resources are not reported.",
    fix: "set resources.requests.memory to the memory that the container uses under normal load",
    specFix:
      "set the request in 'Resources', as in 'memory: .request(\"128Mi\", limit: \"256Mi\")', to the memory that the container uses under normal load",
    covers: CompatibleIDs(
      kubeScore: ["container-resources"],
      polaris: ["memoryRequestsMissing"],
      checkov: ["CKV_K8S_12"]),
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
                image: web:1.0
                resources:  # flagged
                  limits: {cpu: 1}
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
                image: web:1.0
                resources:
                  requests: {cpu: 100m, memory: 512Mi, ephemeral-storage: 64Mi}
                  limits: {cpu: 100m, memory: 512Mi, ephemeral-storage: 64Mi}
        """),
    ])

  static let resource = ContainerResource.memory
}
