internal import Diagnostics

struct MemoryRequestFromLimit: Rule {
  static let card = RuleCard(
    id: "memory-request-from-limit", .info, in: nil,
    summary: "Container has a memory limit but no memory request",
    why:
      "The request defaults to the limit, so the scheduler reserves the full limit, and the manifest does not show it.",
    fix: "set resources.requests.memory",
    covers: CompatibleIDs(
      kubeLinter: ["unset-memory-requirements"], kubeScore: ["container-resources"],
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let resources = container["resources"]
    let request = resources["requests"]["memory"]
    guard !container.isInitial, !request.exists, resources["limits"]["memory"].exists else { return [] }
    return [finding(at: request, "\(container.title) has a memory limit but no memory request")]
  }
}
