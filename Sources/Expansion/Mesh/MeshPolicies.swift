internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The AuthorizationPolicy of a service.
  ///
  /// The policy admits the service accounts of callers, the namespaces of gateways and ingress controllers, the pods of
  /// the same StatefulSet, Prometheus, and the additional callers in the spec. Open ports admit any caller.
  ///
  /// A policy without rules allows no requests. Services without ports need no policy.
  func authorizationPolicy(
    of service: Portolan.Service, _ common: CommonMetadata, at position: Int
  ) -> Istio.AuthorizationPolicy? {
    guard service.servesTraffic else { return nil }
    return Istio.AuthorizationPolicy(
      metadata: metadata(of: service, common),
      spec: Istio.AuthorizationPolicySpec(
        selector: Istio.WorkloadLabels(matchLabels: common.selector), action: .allow,
        rules: authorizationRules(of: service, at: position).map(\.part)))
  }

  /// The rules of a service's AuthorizationPolicy, with the reasons for them.
  func authorizationRules(
    of service: Portolan.Service, at position: Int
  ) -> [DerivedPart<Istio.AuthorizationRule>] {
    var rules = DerivedParts<Istio.AuthorizationRule>()
    for account in accounts(of: callers(of: position)) {
      rules.append(
        rule(from: Istio.Source(principals: [principal(ofAccount: account.name)]), ports: account.ports),
        because: account.reasons)
    }
    func append(_ rule: Istio.AuthorizationRule) { rules.append(rule) }
    if service.isStatefulSet {
      append(rule(from: Istio.Source(principals: [principal(of: service)]), ports: []))
    }
    for rule in proxyRules(of: position) { append(rule) }
    let open = openPorts(of: service, at: position)
    if !open.isEmpty { append(rule(from: nil, ports: open)) }
    if let scraping = service.scraping, let port = scrapedPort(of: service) {
      let source = scraping.namespaces.isEmpty ? nil : Istio.Source(namespaces: scraping.namespaces)
      var rule = rule(from: source, ports: [port])
      if port.protocol.isHTTP {
        rule.to = [
          Istio.RuleTo(operation: .init(ports: ["\(port.number)"], methods: ["GET"], paths: [scraping.path]))
        ]
      }
      append(rule)
    }
    for extra in service.extraPolicies {
      rules.append(rule(extra), because: extra.reasons)
    }
    for admitted in routedAdmissions(of: position) {
      rules.add(
        rule(admitted.policy, at: admitted.ports, keepsPath: admitted.keepsPath),
        because: admitted.policy.reasons)
    }
    return rules.all
  }

  /// The accounts of callers without duplicates, with the called ports.
  private func accounts(
    of callers: [(service: Portolan.Service, ports: [Port], reasons: [PartReason])]
  ) -> [(name: String, ports: [Port], reasons: [PartReason])] {
    var accounts: [(name: String, ports: [Port], reasons: [PartReason])] = []
    var index: [String: Int] = [:]
    for caller in callers {
      let name = serviceAccountName(of: caller.service)
      if let known = index[name] {
        accounts[known].ports.formUnion(caller.ports)
        accounts[known].reasons += caller.reasons
      } else {
        index[name] = accounts.count
        accounts.append((name, caller.ports, caller.reasons))
      }
    }
    return accounts
  }

  /// Allows the proxies of gateways and ingress controllers.
  private func proxyRules(of position: Int) -> [Istio.AuthorizationRule] {
    var sources: [(from: [Istio.Source], ports: [Port])] = []
    func add(_ from: [Istio.Source], _ ports: [Port]) {
      if let known = sources.firstIndex(where: { $0.from == from }) {
        sources[known].ports.formUnion(ports)
      } else {
        sources.append((from, ports))
      }
    }
    var namespaces: [String] = []
    var gatewayPorts: [Port] = []
    for entrance in entrances(of: position) {
      guard case .gateway(let name) = entrance.source else { continue }
      let namespace = resources.gateways.first { $0.name == name }?.proxyNamespace ?? SystemNamespace.istio
      if !namespaces.contains(namespace) { namespaces.append(namespace) }
      gatewayPorts.formUnion(entrance.ports)
    }
    if !namespaces.isEmpty { add([Istio.Source(namespaces: namespaces)], gatewayPorts) }
    for entrance in entrances(of: position) {
      guard case .proxy(let proxy) = entrance.source else { continue }
      // A proxy without an Istio sidecar has no identity; only the NetworkPolicy restricts it.
      var anonymous = Istio.Source()
      anonymous.notPrincipals = ["*"]
      switch proxy {
      case .pods(let namespace, _): add([Istio.Source(namespaces: [namespace]), anonymous], entrance.ports)
      case .addresses: add([anonymous], entrance.ports)
      }
    }
    return sources.map { source in
      var rule = rule(from: nil, ports: source.ports)
      rule.from = source.from.map { Istio.RuleFrom(source: $0) }
      return rule
    }
  }

  /// Denies all requests in the namespace that no other policy allows.
  func meshDenial() -> Istio.AuthorizationPolicy {
    Istio.AuthorizationPolicy(
      metadata: sharedMetadata(named: PortolanDefaults.denialName), spec: Istio.AuthorizationPolicySpec())
  }

  private func rule(from source: Istio.Source?, ports: [Port]) -> Istio.AuthorizationRule {
    Istio.AuthorizationRule(
      from: source.map { [Istio.RuleFrom(source: $0)] } ?? [],
      to: ports.isEmpty ? [] : [Istio.RuleTo(operation: Istio.Operation(ports: ports.map { "\($0.number)" }))]
    )
  }

  private func rule(
    _ extra: Authorize, at ports: [Port]? = nil, keepsPath: Bool = true
  ) -> Istio.AuthorizationRule {
    var source = Istio.Source(
      principals: extra.services.compactMap(service(named:)).map(principal).withoutDuplicates
        + extra.principals)
    source.namespaces = extra.namespaces
    let operation = Istio.Operation(
      ports: ports.map { $0.map { "\($0.number)" } } ?? extra.ports.map(String.init), methods: extra.methods,
      paths: keepsPath ? extra.paths : [])
    return Istio.AuthorizationRule(
      from: source == Istio.Source() ? [] : [Istio.RuleFrom(source: source)],
      to: operation == Istio.Operation() ? [] : [Istio.RuleTo(operation: operation)])
  }

  private func principal(of service: Portolan.Service) -> String {
    principal(ofAccount: serviceAccountName(of: service))
  }

  private func principal(ofAccount name: String) -> String {
    MeshPrincipal.text(ofAccount: name, in: app.namespace)
  }

  /// The Sidecar of a service: its proxy gets the configuration for called services and hosts, the destinations of
  /// their routes, the control plane's namespace, and a StatefulSet's own Service.
  func sidecar(of service: Portolan.Service, _ common: CommonMetadata, at position: Int) -> Istio.Sidecar {
    Istio.Sidecar(
      metadata: metadata(of: service, common),
      spec: Istio.SidecarSpec(
        workloadSelector: Istio.WorkloadSelector(labels: common.selector),
        egress: [Istio.IstioEgressListener(hosts: sidecarHosts(of: service, at: position).map(\.part))]))
  }

  /// The hosts for which the proxy of a service gets configuration, with the reasons for them.
  func sidecarHosts(of service: Portolan.Service, at position: Int) -> [DerivedPart<String>] {
    var hosts = DerivedParts<String>()
    for call in service.calls {
      let host: String
      switch call.callee {
      case .service(let name, _):
        guard let callee = self.service(named: name) else { continue }
        host = ownHost(serviceName(of: callee))
      // Istio identifies Services only by their full names.
      case .host(let name, _, _, _):
        // An address has no name that a proxy could look up.
        if IPAddress.accepts(name) { continue }
        host = sidecarHost(of: name)
      case .other(let other, _, _, _): host = "\(other.namespace)/\(other.host)"
      case .cluster(.kubernetesAPI):
        host = "\(SystemNamespace.default)/\(ServiceHost.kubernetesAPI).\(ServiceHost.clusterDomain)"
      }
      hosts.add(host, because: [reason(of: call, from: service)])
    }
    for callee in routedCallees(of: position) {
      hosts.add(ownHost(serviceName(of: services[callee.position])), because: callee.reasons)
    }
    if service.isStatefulSet { hosts.append(ownHost(serviceName(of: service))) }
    hosts.append("\(SystemNamespace.istio)/*")
    return hosts.all
  }

  /// The host of a Service in the app's namespace, as Sidecars name it.
  private func ownHost(_ name: String) -> String { "./\(ServiceHost.fullName(of: name, in: app.namespace))" }

  private func sidecarHost(of name: String) -> String {
    let hosted = hostedServices
    guard let host = hosted.clusterHost(name) else { return "*/\(name)" }
    guard hosted.isOwn(host) else { return "\(host.namespace)/\(host.fullName)" }
    return ownHost(prefixed(host.name))
  }

  /// The PeerAuthentication of a service or of the namespace: whether proxies accept plain-text connections.
  func peerAuthentication(_ declared: Portolan.PeerAuthentication) -> Istio.PeerAuthentication {
    let target = declared.service.flatMap(service(named:))
    var portModes = OrderedMap<Istio.MutualTLS>()
    for port in declared.portModes { portModes["\(port.port)"] = mutualTLS(port.mode) }
    return Istio.PeerAuthentication(
      metadata: target.map { metadata(of: $0, commonMetadata(of: $0)) } ?? sharedMetadata(named: "default"),
      spec: Istio.PeerAuthenticationSpec(
        selector: target.map { Istio.WorkloadLabels(matchLabels: selector(of: $0)) },
        mtls: mutualTLS(declared.mode), portLevelMtls: portModes))
  }

  private func mutualTLS(_ mode: Portolan.PeerAuthentication.Mode) -> Istio.MutualTLS? {
    Istio.MutualTLSMode(rawValue: mode.rawValue).map(Istio.MutualTLS.init)
  }
}

extension Array where Element: Hashable {
  /// The elements in order, each once.
  fileprivate var withoutDuplicates: [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}
