internal import Diagnostics

struct UnsetCPURequest: Rule {
  static let card = RuleCard(
    id: "unset-cpu-request", .warning, in: .production,
    summary: "Container has no CPU request",
    why:
      "The scheduler reserves no CPU for the pod, an autoscaler cannot compute its utilization, and under load other pods get its share.",
    fix: "set resources.requests.cpu",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard !container.isInitial, !container["resources"]["requests"]["cpu"].exists,
      !container["resources"]["limits"]["cpu"].exists
    else { return [] }
    return [
      finding(at: container["resources"]["requests"]["cpu"], "\(container.title) has no CPU request")
    ]
  }
}
