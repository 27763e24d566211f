internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the routes to the service, inside the mesh and at gateways.
  mutating func checkRoutings() {
    for routing in service.routings {
      let listeners = checkPlace(of: routing)
      if let name = routing.name {
        faults.checkName(name, .subdomain, of: "VirtualService", at: routing.location)
      }
      if routing.routes.isEmpty {
        faults.report(.routingWithoutRoutes(inMesh: routing.gateway == nil, at: routing.location))
      }
      for route in routing.routes {
        if let listeners { check(route, on: listeners) }
        switch route {
        case .http(let match): check(match, in: routing)
        case .tcp(let match): check(match, in: routing)
        case .tls(let match):
          checkNames(of: match, in: routing)
          check(match.destinations, .tls, in: routing, at: match.location)
          checkMatchedPort(match.port, in: routing, at: match.location)
        }
      }
    }
    // Istio does not merge routes of the same host inside the mesh.
    service.routings.filter { $0.gateway == nil }.forEachRepeat(of: \.gateway) { repeated, first in
      faults.report(.repeatedRouting(service.name, at: repeated.location, first: first.location))
    }
  }

  /// Checks the gateway and the host of routes.
  /// - Returns: the listeners that serve at least one of the hosts; nil if there are none, if a host is invalid, if the
  ///   app does not declare the gateway, or if the routes have no gateway.
  private mutating func checkPlace(of routing: Routing) -> [Listener]? {
    guard let gateway = routing.gateway else { return nil }
    let location = routing.location
    var hostsAreFine = true
    for host in routing.hosts where !faults.checkHost(host, everyHost: true, at: location) {
      hostsAreFine = false
    }
    if gateway.contains("/") {
      let name = GatewayName(gateway, in: ".")
      if ![name.namespace, name.name].allSatisfy(NameForm.label.accepts) {
        faults.report(
          .malformed(
            "name", gateway, "gateway",
            expected: "a name, or 'namespace/name' with \(NameForm.label.expected) of each part", at: location
          ))
      }
      return nil
    }
    guard let position = index.position(ofGateway: gateway) else {
      faults.report(.unknownGateway(gateway, at: location), misspelling: gateway, of: .gateway)
      return nil
    }
    guard hostsAreFine else { return nil }
    let declared = system.resources.gateways[position]
    let patterns = routing.hosts.map(HostPattern.init)
    let listeners = declared.listeners.filter { listener in
      listener.hosts.contains { host in
        patterns.contains { $0.overlaps(HostPattern(NamespacedHost(host, in: nil).host)) }
      }
    }
    if listeners.isEmpty {
      faults.report(
        .unservedHost(routing.hosts, gateway, at: location, listeners: declared.location))
      return nil
    }
    return listeners
  }

  /// Reports a route that matches none of a gateway's listeners.
  private mutating func check(_ route: Route, on listeners: [Listener]) {
    let fitting = listeners.filter { $0.takes(route.kind) }
    guard let first = listeners.first else { return }
    if fitting.isEmpty {
      faults.report(
        .unfitRoute(
          route.kind.rawValue, on: first.protocol.rawValue, mode: first.mode(for: route.kind),
          at: route.location,
          place: first.location))
    } else if let port = route.port, !fitting.contains(where: { $0.number == port }) {
      faults.report(.unservedGatewayPort(port, ports: fitting.map(\.number), at: route.location))
    }
  }

  /// Checks a TCP route.
  ///
  /// Inside the mesh, a route with neither a port nor destinations applies to all TCP ports.
  private mutating func check(_ match: TCPMatch, in routing: Routing) {
    checkMatchedPort(match.port, in: routing, at: match.location)
    let hasStreams = served.contains { !$0.protocol.isHTTP && $0.protocol.transport == nil }
    let isForAll = routing.gateway == nil && match.port == nil && match.destinations.isEmpty
    if isForAll, hasStreams { return }
    check(match.destinations, .tcp, in: routing, at: match.location)
  }

  /// Checks the port that a route matches: a port of the service inside the mesh, or a listener's port at a gateway.
  private mutating func checkMatchedPort(_ port: Int?, in routing: Routing, at location: FileLocation) {
    guard let port else { return }
    let numbers = served.map(\.servedNumber)
    if routing.gateway != nil {
      faults.checkNumber(port, in: PortNumber.all, of: "port number", at: location)
    } else if !served.isEmpty, !numbers.contains(port) {
      faults.report(.unknownPort(port, of: service.name, ports: numbers.map(String.init), at: location))
    }
  }

  private mutating func checkNames(of match: TLSMatch, in routing: Routing) {
    if match.names.isEmpty {
      faults.report(
        .empty("names", "list of server names", expected: "at least one", at: match.location))
    }
    let hosts = routing.gateway == nil ? [system.meshHost(of: service)] : routing.hosts
    for name in match.names {
      guard faults.checkHost(name, of: "server name", at: match.location) else { continue }
      let pattern = HostPattern(name)
      if !hosts.contains(where: { pattern.isWithin(HostPattern($0)) }) {
        faults.report(
          .foreignServerName(name, hosts: hosts, at: match.location, routing: routing.location))
      }
    }
  }

  // MARK: Destinations

  /// Checks the destinations of a route and their weights.
  mutating func check(
    _ destinations: [Destination], _ kind: RouteKind, in routing: Routing, at location: FileLocation
  ) {
    if destinations.isEmpty { check(nil, nil, kind, in: routing, at: location) }
    for destination in destinations { check(destination, kind, in: routing) }
    let weights = destinations.compactMap(\.weight)
    guard !weights.isEmpty || destinations.count > 1 else { return }
    if weights.count < destinations.count {
      for destination in destinations where destination.weight == nil {
        faults.report(.missingWeight(at: destination.location))
      }
    } else if weights.allSatisfy((0...100).contains) {
      let sum = weights.reduce(0, +)
      if sum != RouteWeight.sum { faults.report(.weightSum(sum, at: location)) }
    }
    for destination in destinations {
      faults.checkNumber(destination.weight, in: 0...100, of: "weight", at: destination.location)
    }
  }

  /// Checks a destination of a route or mirror.
  mutating func check(_ destination: Destination, _ kind: RouteKind, in routing: Routing) {
    let location = destination.location
    if let host = destination.host {
      _ = faults.checkHost(host, of: "destination host", at: location)
      return faults.checkNumber(
        destination.port?.integer, in: PortNumber.all, of: "port number", at: location)
    }
    check(destination.service, destination.port, kind, in: routing, at: location)
    guard let subset = destination.subset else { return }
    let target: Portolan.Service
    if let name = destination.service {
      guard let position = index.position(ofService: name) else { return }
      target = system.services[position]
    } else {
      target = service
    }
    guard !target.subsets.contains(where: { $0.name == subset }) else { return }
    let nearest = nearestName(to: subset, among: target.subsets.map(\.name))
    faults.report(
      .unknownSubset(subset, of: target.name, nearest: nearest, at: location, service: target.location))
  }

  /// Checks the service and the port of a destination; inside the mesh, the protocol of the port must match the kind of
  /// route.
  private mutating func check(
    _ name: String?, _ reference: PortRef?, _ kind: RouteKind, in routing: Routing, at location: FileLocation
  ) {
    let port =
      if let name { target(name, port: reference, for: kind, at: location) } else {
        servedPort(reference, of: service, served, for: kind, at: location)
      }
    guard routing.gateway == nil, let port, port.appProtocol == nil, !kind.fits(port.protocol) else { return }
    faults.report(.unfitRoute(kind.rawValue, on: port.protocol.rawValue, at: location, place: port.location))
  }
}

extension Route {
  fileprivate var port: Int? {
    switch self {
    case .http: nil
    case .tcp(let match): match.port
    case .tls(let match): match.port
    }
  }
}

extension Listener {
  /// How a listener handles TLS, for messages; empty if no TLS mode makes the kind of routes fit the protocol.
  fileprivate func mode(for kind: RouteKind) -> String {
    switch (kind, `protocol`) {
    case (.http, .https), (.tls, .https), (.tls, .tls), (.tcp, .tls):
      tls == .passthrough ? " with TLS passthrough" : " with TLS termination"
    default: ""
    }
  }

  /// Whether routes of a kind apply to the listener, depending on whether it terminates TLS.
  fileprivate func takes(_ kind: RouteKind) -> Bool {
    switch (kind, `protocol`, tls) {
    case (.http, .https, let tls): tls != .passthrough
    case (.http, let spoken, _): spoken.isHTTP
    case (.tls, .https, let tls), (.tls, .tls, let tls): tls == .passthrough || tls == nil
    case (.tls, _, _): false
    case (.tcp, .https, _): false
    case (.tcp, .tls, let tls): tls != .passthrough
    case (.tcp, let spoken, _): !spoken.isHTTP
    }
  }
}
