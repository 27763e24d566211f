internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The NetworkPolicy of a service: its ingress and egress from calls, routes, exposed ports, scraping, and
  /// `Authorize`, egress to DNS and, in a mesh, to Istio's control plane, and traffic among the pods of a StatefulSet.
  func networkPolicy(
    of service: Portolan.Service, _ common: CommonMetadata, at position: Int
  ) -> Networking.NetworkPolicy {
    Networking.NetworkPolicy(
      metadata: metadata(of: service, common),
      spec: Networking.NetworkPolicySpec(
        podSelector: Meta.LabelSelector(matchLabels: common.selector),
        policyTypes: [.ingress, .egress],
        ingress: ingress(of: service, at: position).map(\.part),
        egress: egress(of: service, at: position).map(\.part)))
  }

  /// Denies all traffic in the namespace that no other policy allows.
  func networkDenial() -> Networking.NetworkPolicy {
    Networking.NetworkPolicy(
      metadata: sharedMetadata(named: PortolanDefaults.denialName),
      spec: Networking.NetworkPolicySpec(
        podSelector: Meta.LabelSelector(), policyTypes: [.ingress, .egress]))
  }

  /// The ingress rules of a service, with the reasons for them.
  func ingress(
    of service: Portolan.Service, at position: Int
  ) -> [DerivedPart<Networking.NetworkPolicyIngressRule>] {
    typealias Rule = Networking.NetworkPolicyIngressRule
    var rules = DerivedParts<Rule>()
    for caller in callers(of: position) {
      rules.append(
        Rule(from: [pods(of: caller.service)], ports: caller.ports.map(policyPort)), because: caller.reasons)
    }
    func append(_ rule: Rule) { rules.append(rule) }
    if service.isStatefulSet { append(.init(from: [pods(of: service)])) }
    for entrance in proxyEntrances(of: position) {
      append(.init(from: entrance.peers, ports: entrance.ports.map(policyPort)))
    }
    let open = openPorts(of: service, at: position)
    if !open.isEmpty { append(.init(ports: open.map(policyPort))) }
    if let port = scrapedPort(of: service) {
      var ports = [policyPort(port)]
      if app.usesMesh { ports.append(.init(protocol: .tcp, port: .int(IstioPort.mergedMetrics))) }
      append(.init(from: pods(inAnyOf: service.scraping?.namespaces ?? []), ports: ports))
    }
    for extra in service.extraPolicies {
      guard let rule = ingressRule(extra, of: service) else { continue }
      rules.append(rule, because: extra.reasons)
    }
    for admitted in routedAdmissions(of: position) {
      guard let rule = ingressRule(admitted.policy, of: service, at: admitted.ports) else { continue }
      rules.add(rule, because: admitted.policy.reasons)
    }
    return rules.all
  }

  /// The egress rules of a service, with the reasons for them.
  func egress(
    of service: Portolan.Service, at position: Int
  ) -> [DerivedPart<Networking.NetworkPolicyEgressRule>] {
    typealias Rule = Networking.NetworkPolicyEgressRule
    var rules = DerivedParts<Rule>()
    for call in service.calls {
      guard let rule = egressRule(call) else { continue }
      rules.add(rule, because: [reason(of: call, from: service)])
    }
    for callee in routedCallees(of: position) {
      let rule = Rule(to: [pods(of: services[callee.position])], ports: [policyPort(callee.port)])
      rules.add(rule, because: callee.reasons)
    }
    func append(_ rule: Rule) { rules.append(rule) }
    if service.isStatefulSet { append(.init(to: [pods(of: service)])) }
    append(
      .init(ports: [Core.PortProtocol.udp, .tcp].map { .init(protocol: $0, port: .int(PortNumber.dns)) }))
    if app.usesMesh {
      append(
        .init(
          to: [namespacePeer(SystemNamespace.istio)],
          ports: [.init(protocol: .tcp, port: .int(IstioPort.controlPlane))]))
    }
    return rules.all
  }

  /// The ingress rule for callers that a service admits in addition to declared calls: their pods and namespaces.
  private func ingressRule(
    _ extra: Authorize, of service: Portolan.Service, at ports: [Port]? = nil
  ) -> Networking.NetworkPolicyIngressRule? {
    let callers = extra.services.compactMap(service(named:)).map(pods)
    let namespaces = extra.namespaces + extra.principals.compactMap(namespace(ofPrincipal:))
    let peers = callers + (namespaces.isEmpty ? [] : pods(inAnyOf: namespaces))
    let isOpen = extra.services.isEmpty && extra.principals.isEmpty && extra.namespaces.isEmpty
    guard !peers.isEmpty || isOpen else { return nil }
    if let ports { return .init(from: peers, ports: ports.map(policyPort)) }
    let named = extra.ports.map { Networking.NetworkPolicyPort(protocol: .tcp, port: .int($0)) }
    return .init(from: peers, ports: named.isEmpty ? service.servedPorts.map(policyPort) : named)
  }

  /// The namespace of a principal; `*` if it matches several, and nil if it matches none.
  private func namespace(ofPrincipal principal: String) -> String? {
    MeshPrincipal(principal).map { $0.namespace.value ?? "*" }
  }

  private func pods(inAnyOf namespaces: [String]) -> [Networking.NetworkPolicyPeer] {
    // A label selector cannot match a pattern such as `team-*`, so it selects all namespaces instead.
    if namespaces.isEmpty || namespaces.contains(where: { $0.contains("*") }) {
      return [.init(namespaceSelector: Meta.LabelSelector())]
    }
    return namespaces.map(namespacePeer)
  }

  private func egressRule(_ call: Calls) -> Networking.NetworkPolicyEgressRule? {
    switch call.callee {
    case .service(let name, let port):
      guard let callee = service(named: name), let served = callee.servedPort(port) else { return nil }
      return .init(to: [pods(of: callee)], ports: [policyPort(served)])
    case .host(let host, let port, let spoken, let podPort):
      let ports = [
        Networking.NetworkPolicyPort(protocol: spoken.transport ?? .tcp, port: .int(podPort ?? port))
      ]
      if let callee = hostedServices.position(of: host).map({ services[$0] }),
        let served = callee.servedPort(.number(port))
      {
        return .init(to: [pods(of: callee)], ports: [policyPort(served)])
      }
      guard let name = hostedServices.clusterHost(host) else {
        let block = IPAddress.block(of: host)
        return .init(to: block.map { [.init(ipBlock: .init(cidr: $0))] } ?? [], ports: ports)
      }
      if name.isKubernetesAPI { return kubernetesAPIRule }
      return .init(to: [peer(ofNamespace: name)], ports: ports)
    case .other(let other, let port, let spoken, let podPort):
      var peer = namespacePeer(other.namespace)
      peer.podSelector = Meta.LabelSelector(
        matchLabels: [RecommendedLabel.name: other.service, RecommendedLabel.partOf: other.app])
      return .init(
        to: [peer], ports: [.init(protocol: spoken.transport ?? .tcp, port: .int(podPort ?? port))])
    case .cluster(.kubernetesAPI): return kubernetesAPIRule
    }
  }

  /// API servers use addresses of the nodes or the provider, which no selector matches.
  private var kubernetesAPIRule: Networking.NetworkPolicyEgressRule {
    .init(ports: PortolanDefaults.kubernetesAPIPorts.map { .init(protocol: .tcp, port: .int($0)) })
  }

  /// All pods of a namespace; no namespace selector is necessary for the app's own.
  private func peer(ofNamespace host: ServiceHost) -> Networking.NetworkPolicyPeer {
    hostedServices.isOwn(host)
      ? .init(podSelector: Meta.LabelSelector()) : namespacePeer(host.namespace)
  }

  /// The gateways and controllers that route requests to a service, without duplicates, with the ports of the service that
  /// these requests reach.
  private func proxyEntrances(
    of position: Int
  ) -> [(peers: [Networking.NetworkPolicyPeer], ports: [Port])] {
    var found: [(peers: [Networking.NetworkPolicyPeer], ports: [Port])] = []
    for entrance in entrances(of: position) {
      let peers: [Networking.NetworkPolicyPeer]
      switch entrance.source {
      case .gateway(let name): peers = [gatewayPeer(name)]
      case .proxy(let proxy): peers = self.peers(of: proxy)
      case .calls, .host, .anyone: continue
      }
      if let known = found.firstIndex(where: { $0.peers == peers }) {
        found[known].ports.formUnion(entrance.ports)
      } else {
        found.append((peers, entrance.ports))
      }
    }
    return found
  }

  /// The proxies of an Istio gateway.
  private func gatewayPeer(_ name: String) -> Networking.NetworkPolicyPeer {
    let gateway = resources.gateways.first { $0.name == name }
    var peer = namespacePeer(gateway?.proxyNamespace ?? SystemNamespace.istio)
    peer.podSelector = gateway.map { Meta.LabelSelector(matchLabels: StringMap($0.selector)) }
    return peer
  }

  private func peers(of proxy: IngressProxy) -> [Networking.NetworkPolicyPeer] {
    switch proxy {
    case .pods(let namespace, let labels):
      var map = StringMap()
      for label in labels { map[label.key] = label.value }
      var peer = namespacePeer(namespace)
      peer.podSelector = labels.isEmpty ? nil : Meta.LabelSelector(matchLabels: map)
      return [peer]
    case .addresses(let blocks): return blocks.map { .init(ipBlock: .init(cidr: $0)) }
    }
  }

  private func namespacePeer(_ name: String) -> Networking.NetworkPolicyPeer {
    .init(namespaceSelector: Meta.LabelSelector(matchLabels: [NamespaceKey.name: name]))
  }

  private func pods(of service: Portolan.Service) -> Networking.NetworkPolicyPeer {
    .init(podSelector: Meta.LabelSelector(matchLabels: selector(of: service)))
  }

  private func policyPort(_ port: Port) -> Networking.NetworkPolicyPort {
    .init(protocol: port.protocol.transport ?? .tcp, port: .int(port.number))
  }

  /// The ports of a service that are open to any source: node ports and ports of load balancers, including those of
  /// Services that are declared as objects.
  func openPorts(of service: Portolan.Service, at position: Int) -> [Port] {
    var open = service.servedPorts.filter { port in
      if port.nodePort != nil { return true }
      return service.exposures.contains { expose in
        guard expose.ports.isEmpty || expose.ports.contains(port.name) else { return false }
        switch expose.type {
        case .nodePort, .loadBalancer: return true
        case .clusterIP, .headless: return false
        }
      }
    }
    for entrance in entrances(of: position) where entrance.source == .anyone {
      open.formUnion(entrance.ports)
    }
    return open
  }

  /// The callers that other services admit in addition to declared calls, and whose calls are routed to a service.
  func routedAdmissions(of position: Int) -> [(policy: Authorize, ports: [Port], keepsPath: Bool)] {
    entrances(of: position).flatMap { entrance -> [(policy: Authorize, ports: [Port], keepsPath: Bool)] in
      guard case .calls(let owner, _) = entrance.source, owner != position else { return [] }
      return services[owner].extraPolicies.map { ($0, entrance.ports, entrance.keepsPath) }
    }
  }
}

extension Authorize {
  /// The reasons for the rule of the callers: their services, if all callers are services of the app.
  var reasons: [PartReason] {
    principals.isEmpty && namespaces.isEmpty ? services.map(PartReason.service) : []
  }
}

extension Calls.OtherApp {
  /// The fully qualified name of the other app's Service.
  var host: String { ServiceHost.fullName(of: service, in: namespace) }
}

extension AppHeader {
  /// Whether the pods have Istio's proxy, which follows from the derived mesh objects.
  var usesMesh: Bool { !derivedFromCalls.isDisjoint(with: [.authorizationPolicies, .sidecars]) }
}
