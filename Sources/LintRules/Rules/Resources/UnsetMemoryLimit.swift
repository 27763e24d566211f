internal import Diagnostics
internal import LintEngine

struct UnsetMemoryLimit: UnsetLimit {
  static let card = RuleCard(
    id: "unset-memory-limit", topic: .resources, .warning, in: .production,
    summary: "Container has no memory limit",
    why:
      "Without a limit, a memory leak can use all memory of the node. When memory runs out, the kernel kills processes on the node, possibly processes of other pods. Containers of a pod that sets the limit in spec.resources are not reported.",
    fix:
      "set resources.limits.memory to the highest memory use under load plus a reserve. If the container has no request, the limit also becomes the request",
    specFix:
      "set the limit in 'Resources', as in 'memory: .exactly(\"128Mi\")', to the highest memory use under load plus a reserve",
    covers: CompatibleIDs(
      kubeLinter: ["unset-memory-requirements"],
      kubeScore: ["container-resources"],
      polaris: ["memoryLimitsMissing"],
      checkov: ["CKV_K8S_13"]),
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
                  requests: {cpu: 1}
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
