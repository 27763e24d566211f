internal import Diagnostics
internal import LintEngine

struct ContainerWithoutReadinessProbe: Rule {
  static let card = RuleCard(
    id: "container-without-readiness-probe", topic: .probes, .info, in: nil,
    summary: "Container has no readiness probe",
    why:
      "Without a readiness probe, a container counts as ready when it has started, or when its startup probe has succeeded. If a Service sends requests before the program listens or while the program hangs, the requests fail.",
    fix:
      "add a readinessProbe that checks a port or path of the server, with httpGet, grpc, or tcpSocket. For a program without a port, use exec. In a StatefulSet, the check must pass without the later pods, because by default each pod waits for the previous pod. Keep failureThreshold × periodSeconds of a livenessProbe above the same product for the readinessProbe",
    specFix:
      "add 'Probe(.readiness, …)' with a check that fails while the server cannot answer. For a program without a port, use '.exec(…)'. In a StatefulSet, the check must pass without the later pods, because by default each pod waits for the previous pod. Keep 'failures' × 'every' of a liveness probe above the same product for the readiness probe",
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
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                readinessProbe: {httpGet: {path: /, port: 8080}}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard !container.isInitial, container.workload.runsForever, !container["readinessProbe"].exists else {
      return []
    }
    return [finding(at: container["readinessProbe"], "\(container.title) has no readinessProbe")]
  }
}
