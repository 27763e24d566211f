internal import Diagnostics
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The VirtualService of a service's own routes: inside the mesh, or at a gateway if the spec names the
  /// VirtualService.
  func virtualService(
    _ routing: Routing, of service: Portolan.Service, _ common: CommonMetadata
  ) -> Istio.VirtualService {
    let hosts = routing.gateway == nil ? [meshHost(of: service)] : routing.hosts
    var spec = Istio.VirtualServiceSpec(hosts: hosts, gateways: routing.gateway.map { [$0] } ?? [])
    for route in routing.routes { add(route, of: service, to: &spec) }
    return Istio.VirtualService(metadata: metadata(of: service, common, named: routing.name), spec: spec)
  }

  /// Whether a service's routes are merged into a VirtualService that several services share.
  func isMerged(_ routing: Routing) -> Bool { routing.gateway != nil && routing.name == nil }

  /// The routes of all services at one host and gateway.
  struct MergedRouting {
    let host: String
    let gateway: String
    let name: String
    let location: FileLocation
    var routes: [(route: Route, service: Portolan.Service)]

    /// The routes in the order of the VirtualService: less specific ones last.
    var ordered: [(route: Route, service: Portolan.Service)] {
      routes.enumerated().sorted { left, right in
        let (first, second) = (left.element.route.specificity, right.element.route.specificity)
        return first != second ? first > second : left.offset < right.offset
      }
      .map(\.element)
    }
  }

  /// The routes that several services share, by gateway and host, in the order of their first occurrence.
  func mergedRoutings() -> [MergedRouting] {
    var merged: [MergedRouting] = []
    var index: [String: Int] = [:]
    for position in services.indices {
      for routing in services[position].routings where isMerged(routing) {
        guard let gateway = routing.gateway, let host = routing.hosts.first else { continue }
        let routes = routing.routes.map { (route: $0, service: services[position]) }
        let key = "\(gateway) \(host)"
        if let known = index[key] {
          merged[known].routes += routes
        } else {
          index[key] = merged.count
          merged.append(
            MergedRouting(
              host: host, gateway: gateway, name: gateway, location: routing.location, routes: routes))
        }
      }
    }
    return merged.map { routing in
      let hosts = merged.count { $0.gateway == routing.gateway }
      let name = PortolanDefaults.sharedRouteName(
        gateway: routing.gateway, host: routing.host, isOnly: hosts == 1)
      return MergedRouting(
        host: routing.host, gateway: routing.gateway, name: name, location: routing.location,
        routes: routing.routes)
    }
  }

  /// The VirtualService of shared routes; routes with less specific paths are last, so that they hide no others.
  func virtualService(_ merged: MergedRouting) -> Istio.VirtualService {
    var spec = Istio.VirtualServiceSpec(hosts: [merged.host], gateways: [merged.gateway])
    for entry in merged.ordered { add(entry.route, of: entry.service, to: &spec) }
    var allowances: [Allowance] = []
    for allowance in merged.ordered.flatMap(\.service.metadata.allowances)
    where !allowances.contains(allowance) {
      allowances.append(allowance)
    }
    return Istio.VirtualService(
      metadata: sharedMetadata(named: merged.name, annotations: Self.annotations(of: allowances)), spec: spec)
  }

  private func add(_ route: Route, of service: Portolan.Service, to spec: inout Istio.VirtualServiceSpec) {
    switch route {
    case .http(let match): spec.http.append(httpRoute(match, of: service))
    case .tcp(let match) where match.appliesToEveryPort && spec.gateways.isEmpty:
      for port in service.routedTCPPorts {
        let destination = Istio.Destination(
          host: meshHost(of: service), port: Istio.PortSelector(number: port.servedNumber))
        spec.tcp.append(
          Istio.TCPRoute(
            match: [Istio.L4MatchAttributes(port: port.servedNumber)],
            route: [Istio.RouteDestination(destination: destination)]))
      }
    case .tcp(let match):
      spec.tcp.append(
        Istio.TCPRoute(
          match: match.port.map { [Istio.L4MatchAttributes(port: $0)] } ?? [],
          route: routeDestinations(match.destinations, of: service, for: .tcp)))
    case .tls(let match):
      spec.tls.append(
        Istio.TLSRoute(
          match: [Istio.TLSMatchAttributes(sniHosts: match.names, port: match.port)],
          route: routeDestinations(match.destinations, of: service, for: .tls)))
    }
  }
}

extension TCPMatch {
  /// Whether the route has neither a port nor destinations.
  ///
  /// Inside the mesh, such a route would send the connections of all ports to the first port, so it becomes a route for
  /// each port.
  var appliesToEveryPort: Bool { port == nil && destinations.isEmpty }
}

extension Portolan.Service {
  /// The served ports to which a TCP route for every port applies.
  var routedTCPPorts: [Port] {
    servedPorts.filter { !$0.protocol.isHTTP && $0.protocol.transport == nil }
  }
}

extension Route {
  /// The specificity of a route's path; 0 for a TCP or TLS route.
  fileprivate var specificity: Int {
    guard case .http(let match) = self else { return 0 }
    let paths = match.alternatives.map { conditions -> Int in
      for condition in conditions {
        switch condition {
        case .exact(let path): return RouteSpecificity.of(.exact, path)
        case .regex(let path): return RouteSpecificity.of(.regex, path)
        case .prefix(let path): return RouteSpecificity.of(.prefix, path)
        case .method, .header, .query, .sourceLabels: continue
        }
      }
      return RouteSpecificity.withoutPath
    }
    return RouteSpecificity.of(matches: paths)
  }
}
