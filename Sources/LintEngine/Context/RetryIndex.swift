import KubernetesFacts

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
    for route in routes where route.gateways.contains(IstioGateway.mesh) {
      guard let retries = route.repeatedRetries else { continue }
      for host in route.hosts.compactMap(\.text) {
        guard let service = hosts.service(for: host, from: route.namespace) else { continue }
        tries[service.hostName] = 1 + (retries["attempts"].int ?? 0)
      }
    }
    guard !tries.isEmpty else {
      chains = [:]
      return
    }
    var chains: [HostIndex.Name: [Step]] = [:]
    // The worst path to each Service: callers are processed before their callees, and workloads in or behind a cycle
    // are not processed. Calls are counted for the pods of a Service together, so that the cost does not grow with
    // calls times pods.
    var targets: [ObjectIdentifier: Target] = [:]
    for workload in workloads {
      for call in calls.calls(of: workload) {
        let pods = relations.pods(of: call.service)
        targets[ObjectIdentifier(pods), default: Target(pods)].calls += 1
      }
    }
    var waiting = [Int](repeating: 0, count: workloads.count)
    for target in targets.values { for workload in target.pods.workloads { waiting[workload.number] += 1 } }
    var ready = workloads.filter { waiting[$0.number] == 0 }
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
        let key = ObjectIdentifier(relations.pods(of: call.service))
        guard var target = targets[key] else { continue }
        target.calls -= 1
        if Self.weight(way) > Self.weight(target.way) { target.way = way }
        targets[key] = target
        guard target.calls == 0 else { continue }
        for workload in target.pods.workloads {
          if Self.weight(target.way) > Self.weight(ways[workload.number]) {
            ways[workload.number] = target.way
          }
          waiting[workload.number] -= 1
          if waiting[workload.number] == 0 { ready.append(workload) }
        }
      }
    }
    self.chains = chains
  }

  /// The Services with retries on the path that multiplies the requests to a Service the most; nil if no path has
  /// retries.
  package func chain(to service: Service) -> [Step]? { chains[service.hostName] }

  /// The pods of a Service, with the calls to them that are not processed and the worst path so far.
  private struct Target {
    let pods: SelectedPods
    var calls = 0
    var way: [Step] = []

    init(_ pods: SelectedPods) { self.pods = pods }
  }

  private static func weight(_ way: [Step]) -> Int { way.reduce(1) { min($0 * $1.tries, 1_000_000) } }
}

extension Service {
  fileprivate var hostName: HostIndex.Name { HostIndex.Name(namespace: namespace, name: name) }
}

extension VirtualService {
  /// The first retries that also apply after failures in a server.
  ///
  /// Requests that did not reach a server cause no calls by the server, so their retries do not multiply along a path.
  package var repeatedRetries: ManifestField? {
    httpRoutes.map { $0["retries"] }.first { retries in
      retries.exists && (1..<1000).contains(retries["attempts"].int ?? 0)
        && RetryTrigger.list(retries["retryOn"].text).contains(where: RetryTrigger.repeatsProcessed)
    }
  }
}
