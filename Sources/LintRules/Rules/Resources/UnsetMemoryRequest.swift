internal import Diagnostics

struct UnsetMemoryRequest: Rule {
  static let card = RuleCard(
    id: "unset-memory-request", .warning, in: .production,
    summary: "Container has no memory request",
    why:
      "The scheduler reserves no memory for the pod, and the kubelet evicts it first when the node runs out of memory.",
    fix: "set resources.requests.memory",
    covers: CompatibleIDs(
      kubeLinter: ["unset-memory-requirements"],
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard !container.isInitial, !container["resources"]["requests"]["memory"].exists,
      !container["resources"]["limits"]["memory"].exists
    else { return [] }
    return [
      finding(at: container["resources"]["requests"]["memory"], "\(container.title) has no memory request")
    ]
  }
}
