internal import Diagnostics
internal import LintEngine

struct LivenessStricterThanReadiness: Rule {
  static let card = RuleCard(
    id: "liveness-stricter-than-readiness", topic: .probes, .warning, in: .production,
    summary: "Liveness probe fails earlier than the readiness probe",
    why:
      "If both probes fail under load, the kubelet restarts the container before Services stop sending requests to the pod. The restart moves the load to the other pods, which can then fail as well.",
    fix:
      "raise failureThreshold or periodSeconds of the livenessProbe until failureThreshold × periodSeconds exceeds the same product for the readinessProbe",
    specFix:
      "raise 'failures' or 'every' of 'Probe(.liveness, …)' until their product exceeds the product of the same settings of 'Probe(.readiness, …)'",
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
                readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 10, failureThreshold: 6}
                livenessProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 5}  # flagged
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
                readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 10, failureThreshold: 6}
                livenessProbe: {httpGet: {path: /live, port: 8080}, periodSeconds: 5, failureThreshold: 15}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let (ready, live) = (Probe(container["readinessProbe"]), Probe(container["livenessProbe"]))
    guard ready.field.exists, live.field.exists, live.patience < ready.patience else { return [] }
    return [
      finding(
        at: live.field,
        "livenessProbe of \(container.title) fails after \(live.patience) s, but the container's readinessProbe only after \(ready.patience) s",
        notes: [ready.field.note("the readinessProbe is here")])
    ]
  }
}
