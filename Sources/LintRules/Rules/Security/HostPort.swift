internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct HostPort: Rule {
  static let card = RuleCard(
    id: "host-port", topic: .security, .warning, in: .production,
    summary: "Container uses a port of its node",
    why:
      "Two pods with the same host port usually cannot run on one node, so rollouts and drains can wait for a free node. Clients can also reach the port without the Service.",
    fix:
      "remove hostPort, expose the container's port with a Service, and change clients that use the address of the node. With 'hostNetwork: true', the pod uses the port on the node in any case, so also remove hostNetwork. If the program needs the network of the node, allow the finding with a reason. For an agent on each node, set 'internalTrafficPolicy: Local' in the Service",
    specFix:
      "remove 'hostPort' from 'Port', and change clients that use the address of the node. With 'Relax(.hostNetwork, because: …)', the pod uses the port on the node in any case, so also remove this Relax. If the program needs the network of the node, allow the finding with a reason. For an agent on each node, set 'internalTraffic: .local' in 'Expose'",
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
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                ports:
                - name: http
                  containerPort: 8080
                  hostPort: 8080  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                ports:
                - name: http
                  containerPort: 8080
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container["ports"].items.compactMap { port in
      guard let number = port["hostPort"].int, number != 0 else { return nil }
      return finding(
        at: port["hostPort"], "\(container.title) uses port \(number) on the node")
    }
  }
}
