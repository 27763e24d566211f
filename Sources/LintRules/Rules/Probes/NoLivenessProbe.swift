internal import Diagnostics
internal import LintEngine

struct NoLivenessProbe: Rule {
  static let card = RuleCard(
    id: "no-liveness-probe", topic: .probes, .info, in: nil,
    summary: "Container has no liveness probe",
    why:
      "If the program hangs but does not exit, the kubelet does not restart the container. The container can stay broken until the pod is replaced.",
    fix:
      "add a livenessProbe that fails only in states that a restart repairs, such as a deadlock. For a program that starts slowly, also add a startupProbe. If there is a readinessProbe, keep failureThreshold × periodSeconds of the livenessProbe above the same product for the readinessProbe",
    specFix:
      "add 'Probe(.liveness, …)' with a check that fails only if a restart helps. For a program that starts slowly, also add 'Probe(.startup, …)'. If there is a 'Probe(.readiness, …)', keep 'failures' × 'every' of the liveness probe above the same product for the readiness probe",
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
                image: web:1.0
                livenessProbe: {httpGet: {path: /, port: 8080}}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard !container.isInitial, container.workload.runsForever, !container["livenessProbe"].exists else {
      return []
    }
    return [finding(at: container["livenessProbe"], "\(container.title) has no livenessProbe")]
  }
}
