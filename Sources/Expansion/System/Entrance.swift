internal import KubernetesFacts
import KubernetesTypes
internal import Portolan

/// A way in which requests reach a service's pods, other than calls to the service's own name.
struct Entrance: Sendable {
  let source: Source
  /// The ports of the service that requests reach in this way.
  let ports: [Port]
  /// Whether the URL path of the requests stays unchanged.
  let keepsPath: Bool

  enum Source: Sendable, Equatable {
    /// Calls to a service of the system that the service's mesh routes redirect to the entrance.
    case calls(of: Int, Routed)
    /// Calls to an external host that a mesh route redirects to the entrance.
    case host(String)
    /// The proxies of an Istio gateway, by its name in routes.
    case gateway(String)
    /// The proxies of an ingress controller, or of another kind of gateway.
    case proxy(IngressProxy)
    /// Any source, through a Service of type NodePort or LoadBalancer.
    case anyone
  }

  /// The calls to a service that a route matches.
  struct Routed: Sendable, Equatable {
    let isHTTP: Bool
    /// The Service port of the call; any if nil.
    let port: Int?

    func applies(to called: Port) -> Bool {
      if let port, called.servedNumber != port { return false }
      return called.appProtocol != nil || called.protocol.isHTTP == isHTTP
    }
  }
}

/// The entrances of all services from routes and free objects, by the services' positions.
struct Entrances {
  private(set) var byTarget: [[Entrance]]
  private let services: [Portolan.Service]
  private let positions: [String: Int]

  init(of services: [Portolan.Service], positions: [String: Int]) {
    self.services = services
    self.positions = positions
    byTarget = Array(repeating: [], count: services.count)
    for position in services.indices {
      for routing in services[position].routings {
        for route in routing.routes { add(route, of: position, in: routing) }
      }
    }
  }

  mutating func add(_ entrance: Entrance, to target: Int) {
    guard !entrance.ports.isEmpty, byTarget.indices.contains(target) else { return }
    byTarget[target].append(entrance)
  }

  private mutating func add(_ route: Route, of owner: Int, in routing: Routing) {
    switch route {
    case .http(let match):
      let keepsPath = match.rewrite?.path == nil
      let routed = Entrance.Routed(isHTTP: true, port: nil)
      if match.redirect == nil {
        add(match.destinations, of: owner, in: routing, route.kind, routed, keepsPath: keepsPath)
      }
      for mirror in match.mirrors {
        add(mirror.destination, of: owner, in: routing, route.kind, routed, keepsPath: keepsPath)
      }
    case .tcp(let match):
      // Inside the mesh, a TCP route with neither a port nor destinations sends each port to the same port of the
      // service, so it adds no entrance.
      if routing.gateway == nil, match.port == nil, match.destinations.isEmpty { return }
      let routed = Entrance.Routed(isHTTP: false, port: match.port)
      add(match.destinations, of: owner, in: routing, route.kind, routed, keepsPath: true)
    case .tls(let match):
      let routed = Entrance.Routed(isHTTP: false, port: match.port)
      add(match.destinations, of: owner, in: routing, route.kind, routed, keepsPath: true)
    }
  }

  private mutating func add(
    _ destinations: [Destination], of owner: Int, in routing: Routing, _ kind: RouteKind,
    _ routed: Entrance.Routed, keepsPath: Bool
  ) {
    for destination in destinations.isEmpty ? [.own] : destinations {
      add(destination, of: owner, in: routing, kind, routed, keepsPath: keepsPath)
    }
  }

  private mutating func add(
    _ destination: Destination, of owner: Int, in routing: Routing, _ kind: RouteKind,
    _ routed: Entrance.Routed, keepsPath: Bool
  ) {
    guard destination.host == nil, let target = destination.service.map({ positions[$0] }) ?? owner,
      let port = services[target].servedPort(destination.port, for: kind)
    else { return }
    guard let gateway = routing.gateway else {
      return add(
        Entrance(source: .calls(of: owner, routed), ports: [port], keepsPath: keepsPath), to: target)
    }
    // A service with routes at a gateway is open to the gateway on all served ports.
    let ports = target == owner ? services[target].servedPorts : [port]
    add(Entrance(source: .gateway(gateway), ports: ports, keepsPath: keepsPath), to: target)
  }
}

extension SystemModel {
  /// The entrances of all services, by the services' positions.
  static func entrances(
    app: AppHeader, _ resources: AppResources, _ services: [Portolan.Service], _ positions: [String: Int],
    _ plain: PlainNames
  ) -> [[Entrance]] {
    var entrances = Entrances(of: services, positions: positions)
    if resources.objects.isEmpty { return entrances.byTarget }
    var app = app
    app.namePrefix = plain.prefix
    app.namespace = plain.namespace
    func fullName(_ service: Portolan.Service) -> String {
      service.metadata.fullName?.value ?? plain.prefix + service.name
    }
    let free = FreeEntrances(
      app: app, resources: resources, services: services,
      names: { service in
        let name = fullName(service)
        return [name] + (service.isStatefulSet ? ["\(name)-headless"] : [])
          + service.exposures.compactMap(\.name)
      },
      labels: { service in
        var own: StringMap = [
          RecommendedLabel.name: service.name, RecommendedLabel.partOf: app.name,
          RecommendedLabel.managedBy: RecommendedLabel.portolan,
        ]
        let selector = service.metadata.selector.map { StringMap($0.value) }
        own.merge(selector ?? [app.selectorLabel: fullName(service)])
        return own.merging(StringMap(app.labels)).merging(StringMap(service.metadata.labels))
          .merging(StringMap(app.podLabels)).merging(StringMap(service.metadata.podLabels))
      })
    free?.add(to: &entrances)
    return entrances.byTarget
  }
}

extension Array<Port> {
  /// Adds the missing ports, compared by number and transport.
  mutating func formUnion(_ others: [Port]) {
    for port in others
    where !contains(where: { $0.number == port.number && $0.protocol.transport == port.protocol.transport }) {
      append(port)
    }
  }
}
