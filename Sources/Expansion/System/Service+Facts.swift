internal import Portolan

extension Portolan.Service {
  /// The ports of all containers that stay, the service's own first.
  var allPorts: [Port] { container.ports + sidecars.flatMap(\.container.ports) }

  /// The ports that a Kubernetes Service serves.
  var servedPorts: [Port] { allPorts.filter { $0.servedAt != .nowhere } }

  /// Whether anything can call it.
  var servesTraffic: Bool { !servedPorts.isEmpty }

  /// The served port of a name, or the first one.
  func servedPort(_ name: String?) -> Port? {
    guard let name else { return servedPorts.first }
    return servedPorts.first { $0.name == name }
  }

  /// The served port that a reference means: by name, or by the number that the Service serves.
  func servedPort(_ reference: PortRef?) -> Port? {
    switch reference {
    case nil: servedPorts.first
    case .name(let name): servedPorts.first { $0.name == name }
    case .number(let number): servedPorts.first { $0.servedNumber == number }
    }
  }

  /// The fewest pods that it runs with.
  var fewestReplicas: Int { autoscaling?.minimum ?? replicas?.value ?? 1 }

  /// Whether its pods run to an end.
  var runsToEnd: Bool {
    switch workload {
    case .job, .cronJob: true
    case .deployment, .statefulSet, .daemonSet: false
    }
  }

  /// The spot provider on whose nodes its pods run, where they do.
  var spotProvider: SpotProvider? {
    guard case .spot(let provider, _) = placement.nodes?.value else { return nil }
    return provider
  }

  /// Whether a relaxation of this kind holds for any of its containers.
  func isRelaxed(_ kind: Relaxation.Kind) -> Bool {
    container.isRelaxed(kind) || initContainers.contains { $0.container.isRelaxed(kind) }
      || sidecars.contains { $0.container.isRelaxed(kind) }
  }
}

extension Portolan.Container {
  fileprivate func isRelaxed(_ kind: Relaxation.Kind) -> Bool { relaxations.contains { $0.kind == kind } }
}

extension Port {
  /// The number that the Service serves, the container's own unless another one is said.
  var servedNumber: Int {
    guard case .number(let served) = servedAt else { return number }
    return served
  }
}
