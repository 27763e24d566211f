internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the calls to other services and to external hosts.
  mutating func checkCalls() {
    for call in service.calls {
      switch call.callee {
      case .service(let name, _) where index.position(ofService: name) == nil:
        faults.report(.unknownCallee(name, at: call.location), misspelling: name, of: .service)
      case .service(let name, let port):
        target(name, port: port.map(PortRef.name), at: call.location)
      case .host(let host, let port, _, let podPort):
        check(host, port, of: call)
        faults.checkNumber(podPort, in: PortNumber.all, of: "pod port", at: call.location)
      case .other(let other, let port, _, let podPort):
        faults.checkName(other.service, .label, of: "service", at: call.location)
        faults.checkName(other.app, .label, of: "app", at: call.location)
        faults.checkName(other.namespace, .label, of: "namespace", at: call.location)
        faults.checkNumber(port, in: PortNumber.all, of: "port number", at: call.location)
        faults.checkNumber(podPort, in: PortNumber.all, of: "pod port", at: call.location)
      case .cluster: break
      }
      switch call.address {
      case .hostAndPort, .host: break
      case .url(let scheme, let path):
        faults.checkScheme(scheme, at: call.location)
        if !path.isEmpty { faults.checkAbsolutePath(path, of: "URL path", at: call.location) }
      case .members: checkMembers(of: call)
      }
    }
  }

  /// Checks that the called service is a StatefulSet, whose pods have stable names, and limits the length of the
  /// variable.
  private mutating func checkMembers(of call: Calls) {
    guard case .service(let name, _) = call.callee else {
      return faults.report(.membersOfNoStatefulSet(call.callee.name, at: call.location))
    }
    guard let position = index.position(ofService: name) else { return }
    let callee = system.services[position]
    guard callee.isStatefulSet else {
      return faults.report(.membersOfNoStatefulSet(name, at: call.location))
    }
    faults.checkNumber(
      callee.fewestReplicas, in: 0...1000, of: "number of pods for '.members'", at: call.location)
  }

  private mutating func check(_ host: String, _ port: Int, of call: Calls) {
    faults.checkNumber(port, in: PortNumber.all, of: "port number", at: call.location)
    guard faults.checkHost(host, at: call.location) else { return }
    if let callee = system.hostedServices.position(of: host) {
      target(system.services[callee].name, port: .number(port), at: call.location)
    }
    guard host.hasPrefix("*") else { return }
    if call.variable != nil { faults.report(.addressOfWildcard(host, at: call.location)) }
    if !index.hasEntry(for: host) { faults.report(.undeclaredWildcard(host, at: call.location)) }
  }

  /// The port of a service for a call or a route; nil after an error was reported.
  @discardableResult
  mutating func target(
    _ name: String, port: PortRef?, for kind: RouteKind? = nil, at location: FileLocation
  ) -> Port? {
    guard let position = index.position(ofService: name) else {
      faults.report(.unknownService(name, at: location), misspelling: name, of: .service)
      return nil
    }
    let target = system.services[position]
    return servedPort(port, of: target, index.servedPorts(at: position), for: kind, at: location)
  }

  /// The served port of a reference; nil after an error was reported.
  mutating func servedPort(
    _ reference: PortRef?, of target: Portolan.Service, _ served: [Port], for kind: RouteKind? = nil,
    at location: FileLocation
  ) -> Port? {
    guard !served.isEmpty else {
      faults.report(.servesNothing(target.name, at: location, service: target.location))
      return nil
    }
    if let found = served.port(of: reference, for: kind) { return found }
    switch reference {
    case nil: break
    case .name(let wanted): reportUnknownPort(wanted, of: target.name, target.allPorts, at: location)
    case .number(let wanted):
      faults.report(
        .unknownPort(wanted, of: target.name, ports: served.map { "\($0.servedNumber)" }, at: location))
    }
    return nil
  }

  /// Reports an unknown served port, with a hint if a port with this name exists but is not served.
  mutating func reportUnknownPort(
    _ name: String, of service: String, _ ports: [Port], at location: FileLocation
  ) {
    let hidden = ports.first { $0.name == name }
    let served = ports.filter { $0.servedAt != .nowhere }.map(\.name)
    faults.report(
      .unknownPort(
        name, of: service, nearest: hidden == nil ? nearestName(to: name, among: served) : nil,
        declared: served, at: location, unserved: hidden?.location))
  }
}
