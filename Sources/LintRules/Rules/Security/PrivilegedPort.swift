internal import Diagnostics
internal import LintEngine

struct PrivilegedPort: Rule {
  static let card = RuleCard(
    id: "privileged-port", topic: .security, .info, in: nil,
    summary: "Container declares a port below 1024",
    why:
      "Unless the runtime or a sysctl allows low ports for all users, only a process with the capability NET_BIND_SERVICE can listen on such a port. By default, only processes of root have this capability, so the port is often the only reason to run as root.",
    fix:
      "listen on a port above 1023 in the container, and set containerPort, the probes, and the Service's targetPort to that port. If targetPort is the name of the port, keep the name. Otherwise, first roll out a version that listens on both ports, because the Service uses a new number at once, even for old pods. Also change NetworkPolicies and other policies that name the port, and clients of a headless Service",
    specFix:
      "listen on a port above 1023 in the container, and set the port and the probes in the spec. Before that, roll out a version that listens on both ports. A Service that refers to the port by number uses the new number at once, even for old pods. To keep the number of the Service port, use 'servedAt': 'Port(.http, 8080, servedAt: 80)'. Also change policies outside the spec that name the port, and clients of a headless Service",
    references: ["https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/"],
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
        at: port["containerPort"], "\(container.title) declares port \(number), which is below 1024"
      )
    }
  }
}
