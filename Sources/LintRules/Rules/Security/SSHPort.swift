internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SSHPort: Rule {
  static let card = RuleCard(
    id: "ssh-port", topic: .security, .warning, in: .default,
    summary: "Container declares port 22 for SSH",
    why:
      "Changes that users make over SSH to the container's root filesystem are not recorded in any manifest, and are lost when the container restarts. The SSH server also needs its own keys and security updates.",
    fix:
      "remove the port and the SSH server, and use kubectl exec or kubectl debug. If users need SSH itself, for example for Git or SFTP, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/"],
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
      guard port["containerPort"].int == 22, TransportProtocol.isTCP(port["protocol"].text) else {
        return nil
      }
      return finding(at: port["containerPort"], "\(container.title) declares port 22 for SSH")
    }
  }
}
