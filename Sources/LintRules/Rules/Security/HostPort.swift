internal import Diagnostics
internal import ManifestTree

/// A pod that takes a port of its node.
struct HostPort: Rule {
  static let card = RuleCard(
    id: "host-port", .warning, in: .production,
    summary: "A host port lets one pod per node run, and opens it past every Service.",
    why: "The scheduler finds no second place on the node, so rollouts and drains wait.",
    fix: "drop hostPort and use a Service",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(polaris: ["hostPortSet"], checkov: ["CKV_K8S_26"]),
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
                - containerPort: 80
                  hostPort: 80  # flagged
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
      guard let number = port["hostPort"].int, number != 0 else { return nil }
      return finding(
        at: port["hostPort"], "\(container.title) takes the port \(number) of the node")
    }
  }
}
