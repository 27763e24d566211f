internal import Diagnostics
internal import LintEngine

struct UnsetCPULimit: UnsetLimit {
  static let card = RuleCard(
    id: "unset-cpu-limit", topic: .resources, .info, in: nil,
    summary: "Container has no CPU limit",
    why:
      "Without a limit, a container in a busy loop can use all spare CPU time of the node. However, a container that reaches its limit is slowed down even while CPU time is free. Enable this rule only if your policy requires limits. Containers of a pod that sets the limit in spec.resources are not reported.",
    fix:
      "set resources.limits.cpu to the highest CPU use that you want to allow. If the container has no request, the limit also becomes the request",
    specFix:
      "set the limit in 'Resources', as in 'cpu: .request(\"100m\", limit: \"200m\")', to the highest CPU use that you want to allow",
    covers: CompatibleIDs(
      kubeScore: ["container-resources"],
      polaris: ["cpuLimitsMissing"],
      checkov: ["CKV_K8S_11"]),
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
                  requests: {memory: 1}
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

  static let resource = ContainerResource.cpu
}
