internal import Diagnostics

struct NoSecurityContext: Rule {
  static let card = RuleCard(
    id: "no-security-context", .info, in: nil,
    summary: "Container has no securityContext",
    why:
      "Privilege escalation, capabilities and a writable root filesystem are set for each container, and are allowed by default.",
    fix: "add a securityContext to the container",
    covers: CompatibleIDs(checkov: ["CKV_K8S_30"]),
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard container["securityContext"].isEmpty else { return [] }
    return [finding(at: container["securityContext"], "\(container.title) has no securityContext")]
  }
}
