internal import Diagnostics

/// A port that once was root's.
struct PrivilegedPort: Rule {
  static let card = RuleCard(
    id: "privileged-port", .info, in: nil,
    summary: "A port below 1024 needs root, or a capability, on older nodes.",
    why: "The reason to run as root is often just this port.",
    fix: "listen above 1023; the Service can keep its number",
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    container["ports"].items.compactMap { port in
      guard let number = port["containerPort"].int, (1..<1024).contains(number) else { return nil }
      return finding(
        at: port["containerPort"], "\(container.title) listens at the port \(number), expected one above 1023"
      )
    }
  }
}
