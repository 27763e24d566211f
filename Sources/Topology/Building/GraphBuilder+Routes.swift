internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

extension GraphBuilder {
  /// Adds gateways and the calls that they route from outside.
  mutating func addRoutes() {
    for gateway in Gateway.all(in: context) { _ = node(ofGateway: gateway, gateway.namespace, gateway.name) }
    for service in VirtualService.all(in: context) {
      for reference in context.gateways(of: service) {
        let source = node(ofGateway: reference.gateway, reference.namespace, reference.name)
        addRoutes(
          of: service, hosts: service.hosts.prefix(64).compactMap(\.text), from: source, reference.gateway)
      }
    }
    for manifest in context.manifests { addIngressRoutes(of: manifest) }
  }

  /// The node of an Istio Gateway: the workload of its pods, if there is exactly one among the objects.
  private mutating func node(ofGateway gateway: Gateway?, _ namespace: String, _ name: String) -> Int {
    if let gateway {
      let pods = context.pods(of: gateway)
      if pods.count == 1, let workload = pods.first {
        let number = workloadNodes[workload.number]
        nodes[number].kind = .gateway
        let object = GraphObject(gateway.manifest)
        if !nodes[number].objects.contains(object) { nodes[number].objects.append(object) }
        return number
      }
    }
    let id = "Gateway/\(namespace)/\(name)"
    return number(of: id) {
      var node = GraphNode(id: id, name: name, namespace: namespace, kind: .gateway, objectKind: "Gateway")
      if let gateway {
        node.objects = [GraphObject(gateway.manifest)]
      } else {
        node.note = "not in the input"
      }
      return node
    }
  }

  private mutating func addRoutes(
    of service: VirtualService, hosts: [String], from source: Int, _ gateway: Gateway?, prefix: [String] = [],
    depth: Int = 0
  ) {
    for route in service.routes {
      let paths = Self.paths(of: route, below: prefix)
      if let name = route["delegate"]["name"].text, depth == 0 {
        let namespace = route["delegate"]["namespace"].text ?? service.namespace
        if let delegate = context.manifest(VirtualService.type, namespace, name) {
          addRoutes(
            of: VirtualService(manifest: delegate), hosts: hosts, from: source, gateway, prefix: paths,
            depth: 1)
        }
      }
      for destination in VirtualService.receivers(of: route) {
        guard let host = destination["host"].text else { continue }
        var detail = CallDetail(evidence: [destination["host"].evidence])
        detail.routes = paths.map { GraphEdge.Route(hosts: hosts, path: $0) }
        detail.settings.add(route)
        let target = target(of: host, from: service.namespace, in: nil)
        connect(source, target, port: destination["port"]["number"].int, detail, gateway)
      }
    }
  }

  private mutating func connect(
    _ source: Int, _ target: Target, port: Int?, _ detail: CallDetail, _ gateway: Gateway?
  ) {
    var detail = detail
    switch target {
    case .nothing: break
    case .node(let number):
      detail.port = port
      connect(source, number, detail)
    case .service(let service):
      detail.describe(service, port)
      detail.settings.breaker = settings.breaker(of: service.name, from: service.namespace)
      for (node, workload) in nodes(of: service) {
        let block = workload.flatMap { workload in
          self.block(from: gateway, by: service.spec, to: workload, of: service)
        }
        connect(source, node, detail, block: block)
      }
    }
  }

  /// The policy that blocks requests from a gateway, whose pods may not be among the objects; nil if the requests may
  /// be allowed.
  private func block(
    from gateway: Gateway?, by part: ManifestField, to workload: Workload, of service: Service
  ) -> String? {
    let pods = gateway.map { context.pods(of: $0) } ?? []
    let entrance = pods.isEmpty ? Entrance.unknown : .pods(pods)
    let traffic = context.traffic
    if let policy = traffic.networkBlock(of: entrance, by: part, to: workload, of: service, context) {
      return policy.manifest.title
    }
    return traffic.authorizationBlock(of: entrance, by: part, to: workload, of: service)?.manifest.title
  }

  /// The paths of a route of a VirtualService; one empty path for all requests.
  private static func paths(of route: ManifestField, below prefix: [String]) -> [String] {
    let matches = route["match"].items.prefix(64)
    let own = matches.map { match in
      let uri = match["uri"]
      if let text = uri["prefix"].text { return text }
      if let text = uri["exact"].text { return "=\(text)" }
      if let text = uri["regex"].text { return "~\(text)" }
      return match["sniHosts"].texts.first ?? ""
    }
    if own.isEmpty || own == [""] { return prefix.isEmpty ? [""] : prefix }
    return own.distinct()
  }

  // MARK: Ingress and the Gateway API

  private mutating func addIngressRoutes(of manifest: Manifest) {
    guard let routes = IngressRoutes(manifest.object.node, group: manifest.group, kind: manifest.kind) else {
      return
    }
    let gateways = routes.parents.filter { !$0.isOfMesh }
    guard routes.parents.isEmpty || !gateways.isEmpty else { return }
    let object = GraphObject(manifest)
    var sources = gateways.map { gateway in
      let namespace = gateway.namespace ?? manifest.namespace
      let id = "\(gateway.kind)/\(namespace)/\(gateway.name)"
      let declared = context.manifest(
        GroupKind(APIGroup.gatewayAPI, gateway.kind), namespace, gateway.name)
      let number = number(of: id) {
        GraphNode(
          id: id, name: gateway.name, namespace: namespace, kind: .gateway, objectKind: gateway.kind,
          note: declared == nil ? "not in the input" : nil)
      }
      if let declared { nodes[number].objects.append(GraphObject(declared)) }
      return number
    }
    if gateways.isEmpty {
      let name = routes.className ?? "default"
      let id = "IngressClass/\(name)"
      sources = [
        number(of: id) {
          GraphNode(id: id, name: name, namespace: "", kind: .gateway, objectKind: "Ingress class")
        }
      ]
    }
    for source in sources { nodes[source].objects.append(object) }
    let hosts = manifest.root["spec"]["hostnames"].texts
    for backend in routes.backends {
      let namespace = backend.namespace ?? manifest.namespace
      var detail = CallDetail(evidence: [manifest.root.field(at: backend.path).evidence])
      detail.routes = Self.routes(to: backend, in: manifest, hosts: hosts)
      let rule = manifest.root.field(at: NodePath(Array(backend.path.steps.prefix(3))))
      if let timeout = rule["timeouts"]["request"].text { detail.settings.timeouts = [timeout] }
      if let attempts = rule["retry"]["attempts"].int { detail.settings.retries = [attempts] }
      let host = ServiceHost.shortName(of: backend.service, in: namespace)
      let target = target(of: host, from: namespace, in: nil)
      let number = backend.port.flatMap { Int($0) ?? port(named: $0, of: target) }
      for source in sources { connect(source, target, port: number, detail, nil) }
    }
  }

  private func port(named name: String, of target: Target) -> Int? {
    guard case .service(let service) = target else { return nil }
    return service.ports.first { $0["name"].text == name }?["port"].int
  }

  /// The requests that are routed to a backend of an Ingress or a Gateway API route.
  private static func routes(to backend: IngressBackend, in manifest: Manifest, hosts: [String]) -> [GraphEdge
    .Route]
  {
    let steps = backend.path.steps
    let rule = manifest.root.field(at: NodePath(Array(steps.prefix(3))))
    if manifest.kind == "Ingress" {
      let path = manifest.root.field(at: NodePath(Array(steps.prefix(6))))
      let host = rule["host"].text.map { [$0] } ?? []
      let isExact = path["pathType"].text == "Exact"
      return [GraphEdge.Route(hosts: host, path: (isExact ? "=" : "") + (path["path"].text ?? ""))]
    }
    let matches = rule["matches"].items.prefix(64).map { match -> String in
      let value = match["path"]["value"].text ?? match["method"]["service"].text ?? ""
      switch match["path"]["type"].text {
      case "Exact": return "=\(value)"
      case "RegularExpression": return "~\(value)"
      default: return value
      }
    }
    let paths = matches.isEmpty ? [rule["match"].text ?? ""] : matches.distinct()
    return paths.map { GraphEdge.Route(hosts: hosts, path: $0) }
  }

  /// Adds the Services that are reachable from outside the cluster.
  mutating func addExposedServices() {
    for service in Service.all(in: context) where service.isExposed {
      let targets = nodes(of: service)
      // A Service for only the pods of gateways needs no node, because the gateways are drawn.
      guard !targets.allSatisfy({ nodes[$0.node].kind == .gateway }) else { continue }
      let type = service.spec["type"].text ?? ServiceTypeName.loadBalancer
      let id = "\(type)/\(service.namespace)/\(service.name)"
      let source = number(of: id) {
        GraphNode(
          id: id, name: service.name, namespace: service.namespace, kind: .gateway, objectKind: type,
          objects: [GraphObject(service.manifest)])
      }
      for (node, _) in targets {
        for port in service.ports.prefix(16) {
          var detail = CallDetail(evidence: [service.spec["type"].evidence])
          detail.describe(service, port["port"].int)
          connect(source, node, detail)
        }
      }
    }
  }
}
