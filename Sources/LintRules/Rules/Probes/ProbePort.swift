internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ProbePort: Rule {
  static let card = RuleCard(
    id: "probe-port", topic: .probes, .error, in: .default,
    summary: "Probe uses a TCP port that its container does not declare",
    why:
      "The kubelet cannot resolve a port name that the container does not declare, and ignores the result of the probe. With such a readiness or startup probe, the pod does not become ready. With such a liveness probe, a container that hangs is not restarted. Probes use TCP, so a probe of a UDP port fails unless the server also listens on TCP. The name of a port with another protocol is reported as a warning. A port number that is not declared for TCP can work, so the finding is only info. In a container without ports, port numbers are not checked.",
    fix:
      "set the probe's port to the name or number of a TCP port in the container's ports. If the server listens on another TCP port, first add this port there, with protocol TCP and a name that no other port has. A gRPC probe requires a port number",
    covers: CompatibleIDs(kubeLinter: ["liveness-port", "readiness-port", "startup-port"]),
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
                ports: [{name: web, containerPort: 8080}]
                readinessProbe:
                  httpGet:
                    path: /ready
                    port: http  # flagged
                livenessProbe:
                  httpGet:
                    path: /live
                    port: 8081  # flagged
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: dns}
        spec:
          template:
            spec:
              containers:
              - name: dns
                ports: [{name: dns, containerPort: 53, protocol: UDP}]
                readinessProbe:
                  tcpSocket:
                    port: dns  # flagged
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
                ports: [{name: web, containerPort: 8080}]
                readinessProbe:
                  httpGet:
                    path: /ready
                    port: web
                livenessProbe:
                  httpGet:
                    path: /live
                    port: 8080
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    ProbeKey.all.flatMap { kind in
      ["httpGet", "tcpSocket", "grpc"].map { container[kind][$0]["port"] }
    }.compactMap { port in
      let ports = container["ports"].items
      guard let wanted = port.plainText else { return nil }
      let declared = ports.filter {
        $0["name"].text == wanted || $0["containerPort"].plainText == wanted
      }
      // All probes use TCP. The kubelet also resolves the name of a port with another protocol.
      guard !declared.contains(where: { TransportProtocol.isTCP($0["protocol"].text) }),
        Int(wanted) == nil || !ports.isEmpty
      else { return nil }
      return finding(
        at: port, severity: port.int != nil ? .info : declared.isEmpty ? nil : .warning,
        "\(container.title) does not declare the TCP port '\(wanted)'",
        notes: ports.isEmpty ? [] : [container["ports"].note("the ports of the container are here")])
    }
  }
}
