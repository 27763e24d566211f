/// How often requests are repeated on their way through the mesh.
struct RetryIndex: Sendable {
  private let chains: [HostIndex.Name: [Step]]

  /// A Service on the way whose callers repeat their requests.
  struct Step: Sendable {
    let name: String
    /// How many requests one becomes.
    let tries: Int
  }

  init(
    _ workloads: [Workload], routes: [VirtualService], _ calls: CallIndex, _ relations: RelationIndex,
    _ hosts: HostIndex
  ) {
    var tries: [HostIndex.Name: Int] = [:]
    for route in routes where route.gateways.contains("mesh") {
      guard let retries = route.repeatedRetries else { continue }
      for host in route.hosts.compactMap(\.text) {
        guard let service = hosts.service(for: host, from: route.namespace) else { continue }
        tries[service.hostName] = 1 + (retries["attempts"].int ?? 2)
      }
    }
    guard !tries.isEmpty else {
      chains = [:]
      return
    }
    var chains: [HostIndex.Name: [Step]] = [:]
    // The worst way to each Service: callers before those whom they call, as far as calls go round in no circle.
    var incoming = [Int](repeating: 0, count: workloads.count)
    for workload in workloads {
      for call in calls.calls(of: workload) {
        for target in relations.workloads(of: call.service) { incoming[target.number] += 1 }
      }
    }
    var ready = workloads.filter { incoming[$0.number] == 0 }
    var waiting = incoming
    var ways = [[Step]](repeating: [], count: workloads.count)
    while let caller = ready.popLast() {
      for call in calls.calls(of: caller) {
        var way = ways[caller.number]
        if let count = tries[call.service.hostName] {
          way.append(Step(name: call.service.name, tries: count))
        }
        if Self.weight(way) > Self.weight(chains[call.service.hostName] ?? []) {
          chains[call.service.hostName] = way
        }
        for target in relations.workloads(of: call.service) {
          if Self.weight(way) > Self.weight(ways[target.number]) { ways[target.number] = way }
          waiting[target.number] -= 1
          if waiting[target.number] == 0 { ready.append(target) }
        }
      }
    }
    self.chains = chains
  }

  /// The Services on the worst way to one of them, itself the last; nil if nothing is repeated on the way.
  func chain(to service: Service) -> [Step]? { chains[service.hostName] }

  private static func weight(_ way: [Step]) -> Int { way.reduce(1) { min($0 * $1.tries, 1_000_000) } }
}

extension Service {
  fileprivate var hostName: HostIndex.Name { HostIndex.Name(namespace: namespace, name: name) }
}

extension VirtualService {
  /// Retries that repeat what a server may have failed at; what never reached one is not multiplied by its callers.
  var repeatedRetries: ManifestField? {
    httpRoutes.map { $0["retries"] }.first { retries in
      let conditions = retries["retryOn"].text?.split(separator: ",").map(\.trimmed) ?? []
      return retries.exists && (retries["attempts"].int ?? 2) > 0 && retries["attempts"].int ?? 2 < 1000
        && conditions.contains { ["5xx", "gateway-error", "reset", "500", "502", "503", "504"].contains($0) }
    }
  }
}
