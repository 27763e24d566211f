internal import Diagnostics

/// A request of cpu that nobody wrote.
struct CPURequestFromLimit: Rule {
  static let card = RuleCard(
    id: "cpu-request-from-limit", .info, in: nil,
    summary: "A container with a limit of cpu and no request asks for as much as its limit.",
    why: """
      The node keeps room for the most that it may ever take, and whoever reads the manifest cannot see \
      that.
      """,
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let resources = container["resources"]
    let request = resources["requests"]["cpu"]
    guard !container.isInitial, !request.exists, resources["limits"]["cpu"].exists else { return [] }
    return [finding(at: request, "\(container.title) has a limit of cpu and no request")]
  }
}
