internal import Diagnostics
internal import LintEngine

struct IdenticalProbes: Rule {
  static let card = RuleCard(
    id: "identical-probes", topic: .probes, .warning, in: .production,
    summary: "Liveness probe uses the same check as the readiness probe and fails no later",
    why:
      "When the server is overloaded or a service that the check uses is down, both probes can fail. The kubelet then restarts the container, although removing the pod from its Services would have been enough.",
    fix:
      "use a different check without dependencies for the livenessProbe, or raise its failureThreshold until failureThreshold × periodSeconds exceeds the same product for the readinessProbe",
    specFix:
      "use a different check without dependencies in 'Probe(.liveness, …)', or raise its 'failures' until 'failures' × 'every' exceeds the same product of 'Probe(.readiness, …)'",
    covers: CompatibleIDs(kubeScore: ["pod-probes-identical"]),
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
                readinessProbe: {httpGet: {path: /health, port: 8080}}
                livenessProbe: {httpGet: {path: /health, port: 8080}, initialDelaySeconds: 60}  # flagged
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
                readinessProbe: {httpGet: {path: /ready, port: 8080}}
                livenessProbe: {httpGet: {path: /live, port: 8080}}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let (ready, live) = (Probe(container["readinessProbe"]), Probe(container["livenessProbe"]))
    guard let check = ready.check, check == live.check, live.patience <= ready.patience else { return [] }
    return [
      finding(
        at: live.field,
        "livenessProbe of \(container.title) uses the same check as the readinessProbe and fails no later: the livenessProbe fails after \(live.patience) s, and the readinessProbe after \(ready.patience) s",
        notes: [ready.field.note("the readinessProbe is here")])
    ]
  }
}
