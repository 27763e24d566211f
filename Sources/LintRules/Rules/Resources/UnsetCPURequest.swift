internal import Diagnostics

/// A container without requests of cpu.
struct UnsetCPURequest: Rule {
  static let card = RuleCard(
    id: "unset-cpu-request", .warning, in: .production,
    summary: "A container has no cpu request.",
    why: """
      The scheduler packs the pod anywhere, autoscaling by utilization has nothing to divide by, and under
      load others take its share.
      """,
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    guard !container.isInitial, !container["resources"]["requests"]["cpu"].exists,
      !container["resources"]["limits"]["cpu"].exists
    else { return [] }
    return [
      finding(at: container["resources"]["requests"]["cpu"], "\(container.title) has no request of cpu")
    ]
  }
}
