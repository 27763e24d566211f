internal import Diagnostics

/// A restart before a rest.
struct LivenessStricterThanReadiness: Rule {
  static let card = RuleCard(
    id: "liveness-stricter-than-readiness", .warning, in: .production,
    summary: """
      A liveness probe that gives up before the readiness probe restarts a pod that should only get no
      requests.
      """,
    why: "Load makes answers slow; pods restart one after another, and the rest get their load.",
    fix: "let liveness fail later than readiness: a longer period or more failures",
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
                readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 5}
                livenessProbe: {httpGet: {path: /live, port: 8080}, failureThreshold: 6}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let (ready, live) = (Probe(container["readinessProbe"]), Probe(container["livenessProbe"]))
    guard ready.part.exists, live.part.exists, live.patience < ready.patience else { return [] }
    return [
      finding(
        at: live.part,
        "the livenessProbe gives up after \(live.patience) s, before the readinessProbe after \(ready.patience) s",
        notes: [ready.part.note("the readinessProbe is here")])
    ]
  }
}
