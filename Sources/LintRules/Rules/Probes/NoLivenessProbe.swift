internal import Diagnostics

/// A server that nobody restarts.
struct NoLivenessProbe: Rule {
  static let card = RuleCard(
    id: "no-liveness-probe", .info, in: nil,
    summary: "Without a liveness probe a container that hangs is never restarted.",
    why: "It stays up and does nothing until somebody looks.",
    fix: "add a livenessProbe that fails only when a restart helps",
    covers: CompatibleIDs(
      kubeLinter: ["no-liveness-probe"],
      polaris: ["livenessProbeMissing"],
      checkov: ["CKV_K8S_8"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
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
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                livenessProbe: {httpGet: {path: /, port: 8080}}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    guard !container.isInitial, container.workload.runsForever, !container["livenessProbe"].exists else {
      return []
    }
    return [finding(at: container["livenessProbe"], "\(container.title) has no livenessProbe")]
  }
}
