internal import Diagnostics
internal import LintEngine

struct UnsetCPURequest: UnsetRequest {
  static let card = RuleCard(
    id: "unset-cpu-request", topic: .resources, .warning, in: .production,
    summary: "Container has neither a CPU request nor a CPU limit",
    why:
      "Kubernetes copies a missing request from the limit. If the container has neither, and no LimitRange sets a default, the scheduler reserves no CPU. The container then gets almost no CPU time on a busy node. An autoscaler cannot compute the CPU utilization of the workload. Containers of a pod that sets a CPU request or limit in spec.resources are not reported.",
    fix: "set resources.requests.cpu to the CPU that the container uses under normal load",
    specFix:
      "set the request in 'Resources', as in 'cpu: .request(\"100m\")', to the CPU that the container uses under normal load",
    covers: CompatibleIDs(
      kubeLinter: ["unset-cpu-requirements"],
      kubeScore: ["container-resources"],
      polaris: ["cpuRequestsMissing"],
      checkov: ["CKV_K8S_10"]),
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
                  limits: {memory: 1}
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
