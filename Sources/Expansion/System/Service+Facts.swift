internal import KubernetesFacts
internal import Portolan

extension Portolan.Service {
  /// The ports of the main container and of the sidecars, in this order.
  var allPorts: [Port] {
    sidecars.isEmpty ? container.ports : container.ports + sidecars.flatMap(\.container.ports)
  }

  /// The ports that a Kubernetes Service serves.
  var servedPorts: [Port] {
    let ports = allPorts
    return ports.contains { $0.servedAt == .nowhere } ? ports.filter { $0.servedAt != .nowhere } : ports
  }

  /// Whether the service serves any port, so that other services can call it.
  var servesTraffic: Bool { !servedPorts.isEmpty }

  /// The served port with a name, or the port of calls that name none.
  func servedPort(_ name: String?) -> Port? { name.map { servedPort(.name($0)) } ?? calledPort }

  /// The port of calls that name none: the first served port.
  ///
  /// If all routes inside the mesh are HTTP routes, and only one port serves HTTP or gRPC, the result is that port,
  /// because the routes would not apply to calls to another port.
  var calledPort: Port? {
    let served = servedPorts
    let routes = routings.filter { $0.gateway == nil }.flatMap(\.routes)
    let routed = served.filter { RouteKind.http.fits($0.protocol) }
    let areHTTP = !routes.isEmpty && routes.allSatisfy { $0.kind == .http }
    return areHTTP && routed.count == 1 ? routed.first : served.first
  }

  /// The served port of a reference: by name, or by the number of the Service port.
  /// - Parameter kind: the kind of the route to the port, which determines the port of a missing reference.
  func servedPort(_ reference: PortRef?, for kind: RouteKind? = nil) -> Port? {
    servedPorts.port(of: reference, for: kind)
  }

  /// The minimum number of the service's pods.
  var fewestReplicas: Int {
    autoscaling?.minimum ?? replicas?.value ?? WorkloadDefaults.replicas
  }

  /// Whether the service's pods run to completion.
  var runsToEnd: Bool {
    switch workload {
    case .job, .cronJob: true
    case .deployment, .statefulSet, .daemonSet: false
    }
  }

  /// The provider of the spot nodes that the service's pods require or prefer; nil if the pods do neither.
  var spotProvider: SpotProvider? {
    guard case .spot(let provider, _) = placement.nodes?.value else { return nil }
    return provider
  }

  /// Whether any of its containers has a relaxation of this kind.
  func isRelaxed(_ kind: Relaxation.Kind) -> Bool {
    container.relaxations.contains(kind)
      || initContainers.contains { $0.container.relaxations.contains(kind) }
      || sidecars.contains { $0.container.relaxations.contains(kind) }
  }
}

extension [Relaxation] {
  fileprivate func contains(_ kind: Relaxation.Kind) -> Bool { contains { $0.kind == kind } }
}

extension Port {
  /// The port of the Service: the container port, unless a different port is set.
  var servedNumber: Int {
    guard case .number(let served) = servedAt else { return number }
    return served
  }
}

extension [Port] {
  /// The port of a reference among served ports; without a reference, the first port that a kind of route applies to, or
  /// the first of all.
  func port(of reference: PortRef?, for kind: RouteKind?) -> Port? {
    switch reference {
    case nil: first { kind?.fits($0.protocol) ?? true } ?? first
    case .name(let name): first { $0.name == name }
    case .number(let number): first { $0.servedNumber == number }
    }
  }
}
