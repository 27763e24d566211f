internal import Diagnostics
internal import LintEngine

struct CPURequestFromLimit: RequestFromLimit {
  static let card = RuleCard(
    id: "cpu-request-from-limit", topic: .resources, .info, in: nil,
    summary: "Container has a CPU limit but no CPU request",
    why:
      "Kubernetes sets a missing request to the limit. The scheduler reserves the whole limit, which can be more than the container needs, although the manifest does not declare a request.",
    fix:
      "set resources.requests.cpu to the CPU that the container uses under normal load, or to the limit to keep the QoS class Guaranteed. If an autoscaler scales on CPU utilization, also adjust its target, because the utilization is relative to the request",
    specFix:
      "replace '.limit(…)' for 'cpu' in 'Resources' with '.request(…, limit: …)', or with '.exactly(…)' to keep the QoS class Guaranteed. If an autoscaler scales on CPU utilization, also adjust its target, because the utilization is relative to the request",
    covers: CompatibleIDs(
      kubeLinter: ["unset-cpu-requirements"], kubeScore: ["container-resources"],
      polaris: ["cpuRequestsMissing"]),
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
                  limits: {cpu: 500m}
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
                  requests: {cpu: 500m}
                  limits: {cpu: 500m}
        """),
    ])

  static let resource = ContainerResource.cpu
}
