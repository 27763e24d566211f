internal import Diagnostics

/// A container without limits of cpu.
struct UnsetCPULimit: Rule {
  static let card = RuleCard(
    id: "unset-cpu-limit", .info, in: nil,
    summary: "A container has no cpu limit.",
    why: """
      A busy loop takes all spare time of the node. Many leave this limit out on purpose: it also
      throttles.
      """,
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    guard !container.isInitial, !container["resources"]["limits"]["cpu"].exists else { return [] }
    return [finding(at: container["resources"]["limits"]["cpu"], "\(container.title) has no limit of cpu")]
  }
}
