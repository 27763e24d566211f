internal import LintEngine

extension GraphBuilder {
  /// Adds the calls that settings and Sidecars declare.
  mutating func addCalls() {
    for workload in context.workloads {
      for setting in context.addresses.settings(of: workload) {
        for address in setting.addresses.prefix(64) {
          let target = target(of: address.host, from: workload.namespace, in: setting.field)
          connect(workload, target, port: address.port, [setting.field.evidence])
        }
      }
    }
    for sidecar in Sidecar.all(in: context) { addCalls(of: sidecar) }
  }

  /// Adds the calls to the hosts that a Sidecar with a selector names.
  ///
  /// A Sidecar without a selector applies to a whole namespace, so its hosts are not calls of single workloads.
  private mutating func addCalls(of sidecar: Sidecar) {
    let labels = sidecar.spec["workloadSelector"]["labels"].textMap
    guard !labels.isEmpty else { return }
    let workloads = context.relations.workloads(Selector(labels: labels), in: sidecar.namespace)
    for field in sidecar.spec["egress"].items.flatMap({ $0["hosts"].items }) {
      guard let text = field.text, let slash = text.firstIndex(of: "/") else { continue }
      let (space, host) = (text[..<slash], String(text[text.index(after: slash)...]))
      guard host != "*", space != "~", !host.isEmpty else { continue }
      let namespace = space == "." || space == "*" ? sidecar.namespace : String(space)
      if host.hasPrefix("*") {
        guard case .entry = context.hosts.meaning(of: host, from: namespace) else { continue }
      }
      for workload in workloads.prefix(Self.maximumFanOut) {
        connect(workload, target(of: host, from: namespace, in: nil), port: nil, [field.evidence])
      }
    }
  }

  /// Adds the calls that a spec declares and the objects do not show; calls to external hosts get the declared
  /// protocol.
  mutating func addDeclaredCalls(_ calls: [DeclaredCall]) {
    for call in calls {
      let selector = Selector(labels: TextMap(uniqueTexts: call.podLabels))
      let callers = context.relations.workloads(selector, in: call.namespace)
      let evidence = GraphEdge.Evidence(object: "Calls", location: call.location)
      for caller in callers.prefix(Self.maximumFanOut) {
        let target = target(of: call.host, from: call.namespace, in: nil)
        if case .node(let number) = target, hasEdge(from: workloadNodes[caller.number], to: number) {
          continue
        }
        if case .service(let service) = target,
          nodes(of: service).allSatisfy({ hasEdge(from: workloadNodes[caller.number], to: $0.node) })
        {
          continue
        }
        connect(caller, target, port: call.port, [evidence], protocolName: call.protocolName)
      }
    }
  }

  /// Adds a declared call of a workload.
  private mutating func connect(
    _ caller: Workload, _ target: Target, port: Int?, _ evidence: [GraphEdge.Evidence],
    protocolName: String? = nil
  ) {
    let source = workloadNodes[caller.number]
    switch target {
    case .nothing: break
    case .node(let number):
      var detail = CallDetail(protocolName: protocolName, port: port, evidence: evidence)
      if let entry = entry(of: nodes[number]) { detail.describe(entry, port, settings) }
      let block = context.traffic.networkBlock(ofExternalCallsOf: caller, port: port)
      // The pods of a Service in another namespace are not outside the cluster.
      let isOutside = nodes[number].objectKind != "Service"
      connect(source, number, detail, block: isOutside ? block.map(\.manifest.title) : nil)
    case .service(let called):
      let isOwn = context.relations.workloads(of: called).contains { $0.number == caller.number }
      guard !isOwn else { return }
      for service in settings.destinations(of: called, port: port) {
        let isCalled = service.manifest === called.manifest
        let detail = detail(of: service, port: isCalled ? port : nil, as: called, port, evidence)
        let call = Call(
          caller: caller, service: service, port: isCalled ? port : nil, field: service.spec)
        for (node, workload) in nodes(of: service) {
          connect(source, node, detail, block: workload.flatMap { block(of: call, to: $0) })
        }
      }
    }
  }

  /// The policy that blocks a call.
  func block(of call: Call, to workload: Workload) -> String? {
    context.traffic.networkBlock(of: call, to: workload, context)?.policy.manifest.title
      ?? context.traffic.authorizationBlock(of: call, to: workload)?.manifest.title
  }

  /// The mesh's settings for a call to a Service.
  private func detail(
    of service: Service, port: Int?, as called: Service, _ calledPort: Int?, _ evidence: [GraphEdge.Evidence]
  ) -> CallDetail {
    var detail = CallDetail(evidence: evidence)
    detail.describe(service, port)
    detail.settings = settings.settings(of: called, port: calledPort ?? detail.port)
    if service.manifest !== called.manifest {
      detail.settings.breaker = settings.breaker(of: service.name, from: service.namespace)
    }
    return detail
  }

  private func entry(of node: GraphNode) -> ServiceEntry? {
    guard node.objectKind == "ServiceEntry", let object = node.objects.first else { return nil }
    return context.manifest(ServiceEntry.type, object.namespace, object.name).map(ServiceEntry.init)
  }
}

extension CallDetail {
  /// Takes the protocol and the number from the called port of a Service.
  mutating func describe(_ service: Service, _ port: Int?) {
    let ports = service.ports
    let called = port.map { number in ports.first { $0["port"].int == number } } ?? ports.first
    self.port = called?["port"].int ?? port
    guard let called else { return }
    protocolName = MeshProtocol(called)?.name
  }

  /// Takes the protocol from the called port of a ServiceEntry.
  fileprivate mutating func describe(_ entry: ServiceEntry, _ port: Int?, _ index: TrafficSettingsIndex) {
    let ports = entry.spec["ports"].items
    guard let called = port.map({ number in ports.first { $0["number"].int == number } }) ?? ports.first
    else {
      return
    }
    self.port = called["number"].int
    protocolName = called["protocol"].text?.lowercased()
    if let host = entry.hosts.first {
      settings.breaker = index.breaker(of: host, from: entry.namespace)
    }
  }
}
