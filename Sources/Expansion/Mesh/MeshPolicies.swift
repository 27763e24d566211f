internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Who may call a service, by service account: its callers, its gateways, and whom its spec admits beside them.
  ///
  /// A policy without rules admits nobody. Services that serve nothing need none.
  func authorizationPolicy(of service: Portolan.Service, at position: Int) -> Istio.AuthorizationPolicy? {
    guard service.servesTraffic else { return nil }
    var rules = callers(of: position).map { caller in
      rule(
        from: Istio.Source(principals: [principal(of: caller.service)]),
        ports: caller.ports.compactMap { service.servedPort($0) })
    }
    if service.isStatefulSet {
      rules.append(rule(from: Istio.Source(principals: [principal(of: service)]), ports: []))
    }
    let gateways = gatewayNamespaces(of: service)
    if !gateways.isEmpty {
      rules.append(rule(from: Istio.Source(namespaces: gateways), ports: service.servedPorts))
    }
    let open = openPorts(of: service)
    if !open.isEmpty { rules.append(rule(from: nil, ports: open)) }
    if let scraping = service.scraping, let port = scrapedPort(of: service) {
      let source = scraping.namespaces.isEmpty ? nil : Istio.Source(namespaces: scraping.namespaces)
      var rule = rule(from: source, ports: [port])
      if port.protocol.isHTTP {
        rule.to = [
          Istio.RuleTo(operation: .init(ports: ["\(port.number)"], methods: ["GET"], paths: [scraping.path]))
        ]
      }
      rules.append(rule)
    }
    rules += service.extraPolicies.map(rule)
    return Istio.AuthorizationPolicy(
      metadata: metadata(of: service),
      spec: Istio.AuthorizationPolicySpec(
        selector: Istio.WorkloadLabels(matchLabels: selector(of: service)), action: .allow, rules: rules))
  }

  /// The namespaces of the gateways' proxies through which a service is routed.
  private func gatewayNamespaces(of service: Portolan.Service) -> [String] {
    var namespaces: [String] = []
    for routing in service.routings {
      guard let name = routing.gateway else { continue }
      let namespace = resources.gateways.first { $0.name == name }?.proxyNamespace ?? Defaults.istioNamespace
      if !namespaces.contains(namespace) { namespaces.append(namespace) }
    }
    return namespaces
  }

  /// Admits nobody in the namespace but whom other policies admit.
  func meshDenial() -> Istio.AuthorizationPolicy {
    Istio.AuthorizationPolicy(
      metadata: sharedMetadata(named: "deny-all"), spec: Istio.AuthorizationPolicySpec())
  }

  private func rule(from source: Istio.Source?, ports: [Port]) -> Istio.AuthorizationRule {
    Istio.AuthorizationRule(
      from: source.map { [Istio.RuleFrom(source: $0)] } ?? [],
      to: ports.isEmpty ? [] : [Istio.RuleTo(operation: Istio.Operation(ports: ports.map { "\($0.number)" }))]
    )
  }

  private func rule(_ extra: Authorize) -> Istio.AuthorizationRule {
    var source = Istio.Source(
      principals: extra.services.compactMap(service(named:)).map(principal) + extra.principals)
    source.namespaces = extra.namespaces
    let operation = Istio.Operation(
      ports: extra.ports.map(String.init), methods: extra.methods, paths: extra.paths)
    return Istio.AuthorizationRule(
      from: source == Istio.Source() ? [] : [Istio.RuleFrom(source: source)],
      to: operation == Istio.Operation() ? [] : [Istio.RuleTo(operation: operation)])
  }

  private func principal(of service: Portolan.Service) -> String {
    "cluster.local/ns/\(app.namespace)/sa/\(serviceAccountName(of: service))"
  }

  /// The hosts that a service's proxy knows: its callees, and the control plane's namespace.
  func sidecar(of service: Portolan.Service) -> Istio.Sidecar {
    var hosts: [String] = []
    for call in service.calls {
      let host: String
      switch call.callee {
      case .service(let name, _):
        guard let callee = self.service(named: name) else { continue }
        host = "./\(fullName(of: callee)).\(app.namespace).svc.cluster.local"
      // Istio refuses hosts without a dot: such a name is that of a Service of the namespace.
      case .host(let name, _, _) where !name.contains("."):
        host = "./\(name).\(app.namespace).svc.cluster.local"
      case .host(let name, _, _): host = "*/\(name)"
      }
      if !hosts.contains(host) { hosts.append(host) }
    }
    if service.isStatefulSet { hosts.append("./\(fullName(of: service)).\(app.namespace).svc.cluster.local") }
    hosts.append("\(Defaults.istioNamespace)/*")
    return Istio.Sidecar(
      metadata: metadata(of: service),
      spec: Istio.SidecarSpec(
        workloadSelector: Istio.WorkloadSelector(labels: selector(of: service)),
        egress: [Istio.IstioEgressListener(hosts: hosts)]))
  }

  /// Whether proxies take plain traffic.
  func peerAuthentication(_ declared: Portolan.PeerAuthentication) -> Istio.PeerAuthentication {
    let target = declared.service.flatMap(service(named:))
    var portModes = OrderedMap<Istio.MutualTLS>()
    for port in declared.portModes { portModes["\(port.port)"] = mutualTLS(port.mode) }
    return Istio.PeerAuthentication(
      metadata: target.map { metadata(of: $0) } ?? sharedMetadata(named: "default"),
      spec: Istio.PeerAuthenticationSpec(
        selector: target.map { Istio.WorkloadLabels(matchLabels: selector(of: $0)) },
        mtls: mutualTLS(declared.mode), portLevelMtls: portModes))
  }

  private func mutualTLS(_ mode: Portolan.PeerAuthentication.Mode) -> Istio.MutualTLS? {
    Istio.MutualTLSMode(rawValue: mode.rawValue).map(Istio.MutualTLS.init)
  }
}
