internal import Diagnostics

struct UnsetMemoryLimit: Rule {
  static let card = RuleCard(
    id: "unset-memory-limit", .warning, in: .production,
    summary: "Container has no memory limit",
    why: "A memory leak can use all memory of the node, and the kernel then kills other containers.",
    fix: "set resources.limits.memory",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard !container.isInitial, !container["resources"]["limits"]["memory"].exists else { return [] }
    return [
      finding(at: container["resources"]["limits"]["memory"], "\(container.title) has no memory limit")
    ]
  }
}
