internal import Diagnostics
internal import LintEngine

struct ProxyUserID: Rule {
  static let card = RuleCard(
    id: "proxy-user-id", .error, in: .default,
    summary: "Container runs as user 1337",
    why:
      "Istio identifies the proxy's traffic by this user ID and does not redirect it, so the container's traffic bypasses the mesh.",
    fix: "use another user ID",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let user = container.security("runAsUser")
    guard user.int == 1337, container.name != "istio-proxy" else { return [] }
    return [finding(at: user, "\(container.title) runs as user 1337, which is reserved for the Istio proxy")]
  }
}
