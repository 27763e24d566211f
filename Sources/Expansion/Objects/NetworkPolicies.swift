internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Who may reach a service's pods and whom they may reach: what the calls, routes and exposures say, and DNS.
  func networkPolicy(of service: Portolan.Service, at position: Int) -> Networking.NetworkPolicy {
    Networking.NetworkPolicy(
      metadata: metadata(of: service),
      spec: Networking.NetworkPolicySpec(
        podSelector: Meta.LabelSelector(matchLabels: selector(of: service)),
        policyTypes: [.ingress, .egress],
        ingress: ingress(of: service, at: position), egress: egress(of: service)))
  }

  /// Denies all traffic in the namespace that no other policy admits.
  func networkDenial() -> Networking.NetworkPolicy {
    Networking.NetworkPolicy(
      metadata: sharedMetadata(named: "deny-all"),
      spec: Networking.NetworkPolicySpec(
        podSelector: Meta.LabelSelector(), policyTypes: [.ingress, .egress], ingress: [], egress: []))
  }

  private func ingress(
    of service: Portolan.Service, at position: Int
  ) -> [Networking.NetworkPolicyIngressRule] {
    var rules = callers(of: position).map { caller in
      Networking.NetworkPolicyIngressRule(
        from: [pods(of: caller.service)],
        ports: caller.ports.compactMap { service.servedPort($0) }.map(policyPort))
    }
    if service.isStatefulSet { rules.append(.init(from: [pods(of: service)])) }
    if let gateway = gatewayPeers(of: service) {
      rules.append(.init(from: gateway, ports: service.servedPorts.map(policyPort)))
    }
    let open = openPorts(of: service)
    if !open.isEmpty { rules.append(.init(ports: open.map(policyPort))) }
    if let port = scrapedPort(of: service) {
      var ports = [policyPort(port)]
      if app.usesMesh { ports.append(.init(protocol: .tcp, port: .int(Defaults.mergedMetricsPort))) }
      rules.append(.init(from: pods(inAnyOf: service.scraping?.namespaces ?? []), ports: ports))
    }
    rules += service.extraPolicies.compactMap { ingressRule($0, of: service) }
    return rules
  }

  private func egress(of service: Portolan.Service) -> [Networking.NetworkPolicyEgressRule] {
    var rules: [Networking.NetworkPolicyEgressRule] = []
    for call in service.calls {
      guard let rule = egressRule(call), !rules.contains(rule) else { continue }
      rules.append(rule)
    }
    if service.isStatefulSet { rules.append(.init(to: [pods(of: service)])) }
    rules.append(.init(ports: [.init(protocol: .udp, port: 53), .init(protocol: .tcp, port: 53)]))
    if app.usesMesh {
      rules.append(
        .init(
          to: [namespacePeer(Defaults.istioNamespace)],
          ports: [.init(protocol: .tcp, port: .int(Defaults.istiodPort))]))
    }
    return rules
  }

  /// What a network policy can say of callers that a service admits beside its edges: their pods and namespaces.
  private func ingressRule(
    _ extra: Authorize, of service: Portolan.Service
  ) -> Networking.NetworkPolicyIngressRule? {
    let callers = extra.services.compactMap(service(named:)).map(pods)
    let namespaces = extra.namespaces + extra.principals.compactMap(namespace(ofPrincipal:))
    let peers = callers + (namespaces.isEmpty ? [] : pods(inAnyOf: namespaces))
    let isOpen = extra.services.isEmpty && extra.principals.isEmpty && extra.namespaces.isEmpty
    guard !peers.isEmpty || isOpen else { return nil }
    let named = extra.ports.map { Networking.NetworkPolicyPort(protocol: .tcp, port: .int($0)) }
    return .init(from: peers, ports: named.isEmpty ? service.servedPorts.map(policyPort) : named)
  }

  /// The namespace in `cluster.local/ns/<namespace>/sa/<account>`.
  private func namespace(ofPrincipal principal: String) -> String? {
    let parts = principal.split(separator: "/")
    guard let index = parts.firstIndex(of: "ns"), index + 1 < parts.count else { return nil }
    return String(parts[index + 1])
  }

  private func pods(inAnyOf namespaces: [String]) -> [Networking.NetworkPolicyPeer] {
    if namespaces.isEmpty { return [.init(namespaceSelector: Meta.LabelSelector())] }
    return namespaces.map(namespacePeer)
  }

  private func egressRule(_ call: Calls) -> Networking.NetworkPolicyEgressRule? {
    switch call.callee {
    case .service(let name, let port):
      guard let callee = service(named: name), let served = callee.servedPort(port) else { return nil }
      return .init(to: [pods(of: callee)], ports: [policyPort(served)])
    case .host(_, let port, let spoken):
      return .init(ports: [.init(protocol: spoken.transport ?? .tcp, port: .int(port))])
    }
  }

  /// The proxies of the gateways through which a service is routed.
  private func gatewayPeers(of service: Portolan.Service) -> [Networking.NetworkPolicyPeer]? {
    var peers: [Networking.NetworkPolicyPeer] = []
    for routing in service.routings {
      guard let name = routing.gateway else { continue }
      let gateway = resources.gateways.first { $0.name == name }
      var peer = namespacePeer(gateway?.proxyNamespace ?? Defaults.istioNamespace)
      peer.podSelector = gateway.map { Meta.LabelSelector(matchLabels: StringMap($0.selector)) }
      if !peers.contains(peer) { peers.append(peer) }
    }
    return peers.isEmpty ? nil : peers
  }

  private func namespacePeer(_ name: String) -> Networking.NetworkPolicyPeer {
    .init(namespaceSelector: Meta.LabelSelector(matchLabels: [Defaults.namespaceNameLabel: name]))
  }

  private func pods(of service: Portolan.Service) -> Networking.NetworkPolicyPeer {
    .init(podSelector: Meta.LabelSelector(matchLabels: selector(of: service)))
  }

  private func policyPort(_ port: Port) -> Networking.NetworkPolicyPort {
    .init(protocol: port.protocol.transport ?? .tcp, port: .int(port.number))
  }

  /// The ports that a service opens to everybody: those of its node ports and load balancers.
  func openPorts(of service: Portolan.Service) -> [Port] {
    service.servedPorts.filter { port in
      if port.nodePort != nil { return true }
      return service.exposures.contains { expose in
        guard expose.ports.isEmpty || expose.ports.contains(port.name) else { return false }
        switch expose.type {
        case .nodePort, .loadBalancer: return true
        case .clusterIP, .headless: return false
        }
      }
    }
  }
}

extension AppHeader {
  /// Whether the pods have Istio's proxy: what is derived for the mesh says so.
  var usesMesh: Bool { !derivedFromCalls.isDisjoint(with: [.authorizationPolicies, .sidecars]) }
}
