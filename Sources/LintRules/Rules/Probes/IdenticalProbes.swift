internal import Diagnostics
internal import ManifestTree

/// One check for two questions.
struct IdenticalProbes: Rule {
  static let card = RuleCard(
    id: "identical-probes", .warning, in: .production,
    summary: """
      Readiness and liveness that are the same check restart a server where it should only be left alone
      for a while.
      """,
    why: """
      When the server is overloaded or its database is away, both fail: instead of waiting, the pod
      restarts, and all pods do at once.
      """,
    fix: "give liveness a check of its own, or more patience than readiness",
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let (ready, live) = (container["readinessProbe"], container["livenessProbe"])
    guard let one = ready.node, let other = live.node, Self.withoutDelay(one) == Self.withoutDelay(other)
    else { return [] }
    return [
      finding(
        at: live, "the livenessProbe of \(container.title) is the same check as its readinessProbe",
        notes: [ready.note("the readinessProbe is here")])
    ]
  }

  /// The probe without what only says when it begins.
  private static func withoutDelay(_ probe: Node) -> Node {
    guard case .map(var map) = probe else { return probe }
    map["initialDelaySeconds"] = nil
    return .map(map)
  }
}
