/// The numbers of retries along paths through the mesh.
package struct RetryIndex: Sendable {
  private let chains: [HostIndex.Name: [Step]]

  /// A Service on a path whose callers retry their requests.
  package struct Step: Sendable {
    package let name: String
    /// The maximum number of requests that one request becomes.
    package let tries: Int
  }

  package init(
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
    // The worst path to each Service: callers are processed before their callees, except in cycles.
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

  /// The Services on the path with the most retries to one of them, which is the last; nil if nothing is retried.
  package func chain(to service: Service) -> [Step]? { chains[service.hostName] }

  private static func weight(_ way: [Step]) -> Int { way.reduce(1) { min($0 * $1.tries, 1_000_000) } }
}

extension Service {
  fileprivate var hostName: HostIndex.Name { HostIndex.Name(namespace: namespace, name: name) }
}

extension VirtualService {
  /// Retries after failures in a server; retries of requests that did not reach a server are not multiplied by its
  /// callers.
  package var repeatedRetries: ManifestField? {
    httpRoutes.map { $0["retries"] }.first { retries in
      let conditions = retries["retryOn"].text?.split(separator: ",").map(\.trimmed) ?? []
      return retries.exists && (retries["attempts"].int ?? 2) > 0 && retries["attempts"].int ?? 2 < 1000
        && conditions.contains { ["5xx", "gateway-error", "reset", "500", "502", "503", "504"].contains($0) }
    }
  }
}
