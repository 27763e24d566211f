internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct HTTPRuleOnTCPPort: Rule {
  static let card = RuleCard(
    id: "http-rule-on-tcp-port", topic: .mesh, .warning, in: .default,
    summary: "AuthorizationPolicy matches methods, paths, or hosts on a TCP port",
    why:
      "On a port for TCP, TLS, or a database protocol, the proxy does not read methods, paths, or hosts. In an ALLOW policy, a rule with these fields matches no connection to the port. In a DENY or AUDIT policy, Istio ignores these fields, so the rule applies to all connections that match its other fields. In a CUSTOM policy, Istio does the same if the provider uses gRPC, and skips the rule if the provider uses HTTP.",
    fix:
      "set the Service port's appProtocol to http, http2, or grpc if the port serves HTTP or gRPC without TLS. If the policy's rule is for other ports, list the other ports in the operation's 'ports'. In an ALLOW policy, move operations for TCP ports to a rule without HTTP fields, because Istio skips the whole rule on TCP ports. In an operation for TCP ports, remove the HTTP fields, or remove 'to' if no other fields remain. Select the callers with 'principals' or 'namespaces' in the rule's 'from'. These two fields match only connections with mutual TLS. Alternatively, remove the rule from the policy",
    specFix:
      "set the protocol of the 'Port' to '.http', '.http2', or '.grpc' if the port serves HTTP or gRPC without TLS. If the 'Authorize' is for other ports, list these ports in 'ports:'. For TCP ports, declare a separate 'Authorize' without 'methods:' and 'paths:', and select the callers with 'services:', 'principals:', or 'namespaces:'. These three match only connections with mutual TLS",
    examples: [
      .failing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: mongo}
        spec:
          selector: {matchLabels: {app: mongo}}
          rules:
          - to:
            - operation:
                ports: ["27017"]
                methods: [GET]  # flagged
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: mongo}
        spec: {clusterIP: None, selector: {app: mongo}, ports: [{name: tcp-mongo, port: 27017}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: mongo}
        spec:
          template:
            metadata: {labels: {app: mongo}}
            spec: {containers: [{name: mongo, ports: [{name: tcp-mongo, containerPort: 27017}]}]}
        """),
      .passing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: mongo}
        spec:
          selector: {matchLabels: {app: mongo}}
          rules:
          - to:
            - operation:
                ports: ["27017"]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: mongo}
        spec: {clusterIP: None, selector: {app: mongo}, ports: [{name: tcp-mongo, port: 27017}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: mongo}
        spec:
          template:
            metadata: {labels: {app: mongo}}
            spec: {containers: [{name: mongo, ports: [{name: tcp-mongo, containerPort: 27017}]}]}
        """),
    ])

  func check(_ policy: AuthorizationPolicy, in context: LintContext) -> [Finding] {
    let selector = Selector(policy.spec["selector"])
    guard !selector.isEmpty else { return [] }
    let ports = context.relations.pods(selector, in: policy.namespace).fact(TransportPorts.init)
    guard !ports.tcp.isEmpty else { return [] }
    // For a TCP port, Istio skips ALLOW rules with these fields, and CUSTOM rules whose provider uses HTTP. It removes
    // the fields from all other rules.
    let action = policy.action
    let effect = [AuthorizationAction.deny: "denies", AuthorizationAction.audit: "audits"][action]
    return policy.spec["rules"].items.flatMap { rule -> [Finding] in
      // Istio skips an ALLOW rule with all of its operations.
      let allPorts = rule["to"].items.flatMap { $0["operation"]["ports"].texts }
      return rule["to"].items.map { $0["operation"] }.compactMap { operation -> Finding? in
        let named = operation["ports"].texts
        let hit =
          named.isEmpty && (ports.others.isEmpty || effect != nil)
          ? ports.tcp.sorted() : (policy.isAllowing ? allPorts : named).filter(ports.tcp.contains)
        let keys = ["methods", "notMethods", "paths", "notPaths", "hosts", "notHosts"]
        guard let port = hit.first, let key = keys.first(where: { operation[$0].exists }) else { return nil }
        let consequence =
          effect.map { "\($0) connections to the port regardless of \(key)" }
          ?? (action == AuthorizationAction.custom
            ? "ignores \(key) with a gRPC provider, and has no effect on the port with an HTTP provider"
            : "never matches a connection to the port")
        return finding(
          at: operation[key],
          "the proxy cannot check \(key) on TCP port \(port), so the rule \(consequence)")
      }
    }
  }

  /// The pod ports that Istio treats as TCP, and the others.
  private struct TransportPorts: Sendable {
    private(set) var tcp: Set<String> = []
    private(set) var others: Set<String> = []

    init(_ pods: SelectedPods) {
      for port in pods.services.flatMap(\.ports) {
        let number = port.targetOfServicePort.int.map { "\($0)" } ?? port["port"].plainText ?? ""
        if let name = MeshProtocol(port)?.name, IstioProtocol.transports.contains(name) {
          tcp.insert(number)
        } else {
          others.insert(number)
        }
      }
    }
  }
}
