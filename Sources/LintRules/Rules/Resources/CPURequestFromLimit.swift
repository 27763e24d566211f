internal import Diagnostics

struct CPURequestFromLimit: Rule {
  static let card = RuleCard(
    id: "cpu-request-from-limit", .info, in: nil,
    summary: "Container has a CPU limit but no CPU request",
    why:
      "The request defaults to the limit, so the scheduler reserves the full limit, and the manifest does not show it.",
    fix: "set resources.requests.cpu",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let resources = container["resources"]
    let request = resources["requests"]["cpu"]
    guard !container.isInitial, !request.exists, resources["limits"]["cpu"].exists else { return [] }
    return [finding(at: request, "\(container.title) has a CPU limit but no CPU request")]
  }
}
