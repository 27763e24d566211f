internal import Diagnostics

/// A container whose readiness nobody asks for.
struct ContainerWithoutReadinessProbe: Rule {
  static let card = RuleCard(
    id: "container-without-readiness-probe", .info, in: nil,
    summary: "A container has no readiness probe, whether or not a Service sends to it.",
    why: "Where a Service comes later, it sends from the first moment on.",
    fix: "add a readinessProbe",
    covers: CompatibleIDs(
      kubeLinter: ["no-readiness-probe"], polaris: ["readinessProbeMissing"], checkov: ["CKV_K8S_9"]),
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
              - name: web  # flagged
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    guard !container.isInitial, container.workload.runsForever, !container["readinessProbe"].exists else {
      return []
    }
    return [finding(at: container["readinessProbe"], "\(container.title) has no readinessProbe")]
  }
}
