internal import Diagnostics

struct UnsetCPULimit: Rule {
  static let card = RuleCard(
    id: "unset-cpu-limit", .info, in: nil,
    summary: "Container has no CPU limit",
    why:
      "A busy loop uses all spare CPU time of the node. Many teams leave the limit out on purpose, because it also throttles.",
    fix: "set resources.limits.cpu",
    covers: CompatibleIDs(
      kubeLinter: ["unset-cpu-requirements"],
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard !container.isInitial, !container["resources"]["limits"]["cpu"].exists else { return [] }
    return [finding(at: container["resources"]["limits"]["cpu"], "\(container.title) has no CPU limit")]
  }
}
