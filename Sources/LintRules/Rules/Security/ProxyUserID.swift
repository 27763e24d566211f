internal import Diagnostics

/// A server in the disguise of the proxy.
struct ProxyUserID: Rule {
  static let card = RuleCard(
    id: "proxy-user-id", .error, in: .default,
    summary: "A container that runs as user 1337 gets past the mesh's proxy.",
    why: "Istio tells the proxy's traffic by that user and does not redirect it.",
    fix: "choose another user",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(istioctl: ["IST0144"]),
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
                securityContext:
                  runAsUser: 1337  # flagged
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
                securityContext: {runAsUser: 10001}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let user = container.security("runAsUser")
    guard user.int == 1337, container.name != "istio-proxy" else { return [] }
    return [finding(at: user, "\(container.title) runs as user 1337, which is the proxy's")]
  }
}
