internal import Diagnostics

/// A door for people in a server.
struct SSHPort: Rule {
  static let card = RuleCard(
    id: "ssh-port", .warning, in: .default,
    summary: "A container that opens port 22 lets people log in.",
    why: """
      What is changed by hand is nowhere declared, and the door needs keys and updates of its own.
      """,
    fix: "drop the port; use kubectl exec or debug",
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    container["ports"].items.compactMap { port in
      guard port["containerPort"].int == 22, (port["protocol"].text ?? "TCP") == "TCP" else { return nil }
      return finding(at: port["containerPort"], "\(container.title) opens the port of SSH")
    }
  }
}
