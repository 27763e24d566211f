internal import Diagnostics

struct SSHPort: Rule {
  static let card = RuleCard(
    id: "ssh-port", .warning, in: .default,
    summary: "Container exposes port 22",
    why:
      "Changes made over SSH are not declared anywhere, and the SSH server needs its own keys and updates.",
    fix: "remove the port, and use kubectl exec or kubectl debug",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["ssh-port"]),
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
                ports:
                - containerPort: 22  # flagged
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
                ports: [{name: http, containerPort: 8080}]
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container["ports"].items.compactMap { port in
      guard port["containerPort"].int == 22, (port["protocol"].text ?? "TCP") == "TCP" else { return nil }
      return finding(at: port["containerPort"], "\(container.title) exposes port 22 (SSH)")
    }
  }
}
