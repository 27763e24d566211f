internal import KubernetesFacts
internal import Portolan

/// The calls between services: those that are declared, and those that routes redirect.
///
/// Istio applies only the routes of the requested host, so a call is redirected at most once.
struct CallEdges {
  /// The callers, by the position of the callee.
  private(set) var callers: [[Caller]]
  /// The redirected callees, by the position of the caller: services that it does not call directly, or calls on
  /// another port.
  private(set) var routedCallees: [[Callee]]

  /// A calling service with the called ports.
  struct Caller: Sendable {
    let caller: Int
    var ports: [Port]
    /// The calls that lead to the service.
    var reasons: [PartReason]
  }

  /// A service to which calls to another service are redirected.
  struct Callee: Sendable {
    let position: Int
    let port: Port
    /// The calls that are redirected to the service.
    var reasons: [PartReason]
  }

  /// - Parameters:
  ///   - positions: the positions of the services by their names in the spec.
  ///   - ownHosts: the services by their host names.
  init(
    _ services: [Portolan.Service], positions: [String: Int], hosts ownHosts: HostedServices,
    entrances: [[Entrance]]
  ) {
    callers = Array(repeating: [], count: services.count)
    routedCallees = Array(repeating: [], count: services.count)
    var known: [Pair: Int] = [:]
    var called: [[(caller: Int, port: Port)]] = Array(repeating: [], count: services.count)
    var hosts: [String: [Int]] = [:]
    func name(_ position: Int) -> String { services[position].name }
    for position in services.indices {
      for call in services[position].calls {
        let reason = PartReason.call(
          .init(caller: name(position), callee: call.name(in: services, ownHosts)))
        switch call.callee {
        case .service(let name, let port):
          guard let callee = positions[name], let port = services[callee].servedPort(port) else { continue }
          called[callee].append((position, port))
          add(position, to: callee, at: [port], because: reason, &known)
        case .host(let name, let number, _, _):
          hosts[name, default: []].append(position)
          guard let callee = ownHosts.position(of: name),
            let port = services[callee].servedPort(.number(number))
          else { continue }
          called[callee].append((position, port))
          add(position, to: callee, at: [port], because: reason, &known)
        case .other, .cluster: continue
        }
      }
    }
    for target in services.indices {
      for entrance in entrances[target] {
        switch entrance.source {
        case .calls(let owner, let routed):
          for call in called[owner] where routed.applies(to: call.port) {
            let reason = PartReason.redirect(
              .init(caller: name(call.caller), callee: name(owner)), to: name(target))
            lead(call.caller, to: target, at: entrance.ports, because: reason, &known)
          }
        case .host(let host):
          for caller in hosts[host] ?? [] {
            let reason = PartReason.redirect(.init(caller: name(caller), callee: host), to: name(target))
            lead(caller, to: target, at: entrance.ports, because: reason, &known)
          }
        case .gateway, .proxy, .anyone: continue
        }
      }
    }
  }

  private struct Pair: Hashable {
    let caller: Int
    let callee: Int
  }

  /// Records a call and returns the new ports.
  @discardableResult
  private mutating func add(
    _ caller: Int, to callee: Int, at ports: [Port], because reason: PartReason, _ known: inout [Pair: Int]
  ) -> [Port] {
    let pair = Pair(caller: caller, callee: callee)
    guard let index = known[pair] else {
      known[pair] = callers[callee].count
      callers[callee].append(Caller(caller: caller, ports: ports, reasons: [reason]))
      return ports
    }
    let before = callers[callee][index].ports.count
    callers[callee][index].ports.formUnion(ports)
    callers[callee][index].reasons.append(reason)
    return Array(callers[callee][index].ports[before...])
  }

  private mutating func lead(
    _ caller: Int, to callee: Int, at ports: [Port], because reason: PartReason, _ known: inout [Pair: Int]
  ) {
    if known[Pair(caller: caller, callee: callee)] != nil {
      for index in routedCallees[caller].indices where routedCallees[caller][index].position == callee {
        routedCallees[caller][index].reasons.append(reason)
      }
    }
    for port in add(caller, to: callee, at: ports, because: reason, &known) {
      routedCallees[caller].append(Callee(position: callee, port: port, reasons: [reason]))
    }
  }
}

extension Calls {
  /// The name of the callee: a service's name in the spec, or a host.
  func name(in services: [Portolan.Service], _ hosts: HostedServices) -> String {
    switch callee {
    case .service(let name, _): name
    case .host(let host, _, _, _): hosts.position(of: host).map { services[$0].name } ?? host
    case .other(let other, _, _, _): other.host
    case .cluster(.kubernetesAPI): ServiceHost.kubernetesAPI
    }
  }
}
