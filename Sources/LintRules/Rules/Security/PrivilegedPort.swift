internal import Diagnostics

struct PrivilegedPort: Rule {
  static let card = RuleCard(
    id: "privileged-port", .info, in: nil,
    summary: "Container listens on a port below 1024",
    why:
      "On older nodes such a port requires root or a capability, and is often the only reason to run as root.",
    fix: "listen on a port above 1023; the Service can keep its port",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["privileged-ports"]),
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
                - containerPort: 80  # flagged
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
      guard let number = port["containerPort"].int, (1..<1024).contains(number) else { return nil }
      return finding(
        at: port["containerPort"], "\(container.title) listens on port \(number): use a port above 1023"
      )
    }
  }
}
