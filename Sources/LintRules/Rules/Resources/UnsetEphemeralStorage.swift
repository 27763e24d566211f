internal import Diagnostics

struct UnsetEphemeralStorage: Rule {
  static let card = RuleCard(
    id: "unset-ephemeral-storage", .info, in: nil,
    summary: "Container has no ephemeral storage request or limit",
    why:
      "Logs and temporary files can fill the node's disk, and under disk pressure the kubelet evicts other pods too.",
    fix: "set a request and a limit for ephemeral-storage",
    covers: CompatibleIDs(kubeScore: ["container-ephemeral-storage-request-and-limit"]),
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
              - name: web  # flagged
                image: web:1.0
        """),
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
                  limits: {ephemeral-storage: 1Gi}
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
                resources:
                  requests: {cpu: 100m, memory: 512Mi, ephemeral-storage: 64Mi}
                  limits: {cpu: 100m, memory: 512Mi, ephemeral-storage: 64Mi}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let resources = container["resources"]
    guard !container.isInitial,
      let missing = ["limit", "request"].first(where: { !resources["\($0)s"]["ephemeral-storage"].exists })
    else { return [] }
    return [
      finding(
        at: resources["\(missing)s"]["ephemeral-storage"],
        "\(container.title) has no ephemeral-storage \(missing)")
    ]
  }
}
