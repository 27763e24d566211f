internal import ChartParameters
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension ServiceParameters {
  /// Adds the conditions for the rules of policies, and for the hosts of Sidecars.
  func addConditions(_ object: ManifestTree.Object, to tree: inout ParameterTree) {
    guard let conditions = system.chartForm?.conditions, !conditions.isEmpty else { return }
    let spec = object.node["spec"]
    switch object.identity.kind {
    case "NetworkPolicy":
      tree.add(
        conditions, of: system.ingress(of: service, at: position), in: spec?["ingress"],
        at: ["spec", "ingress"], service.name)
      tree.add(
        conditions, of: system.egress(of: service, at: position), in: spec?["egress"],
        at: ["spec", "egress"], service.name)
    case "AuthorizationPolicy":
      tree.add(
        conditions, of: system.authorizationRules(of: service, at: position), in: spec?["rules"],
        at: ["spec", "rules"], service.name)
    case "Sidecar":
      guard case .list(let listeners)? = spec?["egress"], let listener = listeners.first else { return }
      tree.add(
        conditions, of: system.sidecarHosts(of: service, at: position), in: listener["hosts"],
        at: ["spec", "egress", .everyItem, "hosts"], service.name)
    default: break
    }
  }

  /// Adds the conditions for the variables with the addresses of a container's callees.
  func addConditions(ofVariablesIn container: String, to tree: inout ParameterTree) {
    guard let conditions = system.chartForm?.conditions, !conditions.isEmpty,
      let container = service.allContainers.first(where: { $0.name == container })
    else { return }
    for call in container.calls {
      guard let variable = call.variable,
        let condition = conditions.condition(
          of: [system.reason(of: call, from: service)], in: service.name)
      else { continue }
      tree.exists(if: condition, at: ["env", .item(variable)])
    }
  }
}

extension SystemModel {
  /// Adds the weights of a service's routes, and the conditions for their destinations.
  /// - Parameters:
  ///   - routes: the routes of the VirtualService, with their services.
  ///   - own: the service whose file contains the object.
  func addDestinations(
    of routes: [(route: Route, service: Portolan.Service)], in spec: Node?, ofFileOf own: String? = nil,
    to tree: inout ParameterTree
  ) {
    for kind in [RouteKind.http, .tcp, .tls] {
      let key = ParameterTree.Step.key(kind.field)
      let isInMesh = spec?["gateways"] == nil
      let routes = routes.filter { $0.route.kind == kind }.flatMap { entry in
        if isInMesh, case .tcp(let match) = entry.route, match.appliesToEveryPort {
          return entry.service.routedTCPPorts.map { _ in entry }
        }
        return [entry]
      }
      guard case .list(let items)? = spec?[kind.field], items.count == routes.count else { continue }
      for (item, entry) in zip(items, routes) {
        // Routes have conditions of their own only in a VirtualService that several services share.
        let place: [ParameterTree.Step] =
          own == nil ? ["spec", key, .item(item.itemKey)] : ["spec", key, .everyItem]
        if own == nil,
          let condition = chartForm?.conditions.condition(of: [PartReason.service(entry.service.name)])
        {
          tree.exists(if: condition, at: place)
        }
        let (destinations, mirrors) = entry.route.destinations
        addDestinations(
          destinations.isEmpty ? [.own] : destinations, of: entry.service, in: item["route"],
          at: place + ["route"], own, to: &tree)
        addDestinations(
          mirrors, of: entry.service, in: item["mirrors"], at: place + ["mirrors"], own, to: &tree)
      }
    }
  }

  private func addDestinations(
    _ destinations: [Portolan.Destination], of routed: Portolan.Service, in list: Node?,
    at place: [ParameterTree.Step], _ own: String?, to tree: inout ParameterTree
  ) {
    guard case .list(let items)? = list, items.count == destinations.count else { return }
    for (item, destination) in zip(items, destinations) {
      let place = place + [.item(item.itemKey)]
      let name = destination.host ?? destination.service ?? routed.name
      if destination.host == nil,
        let condition = chartForm?.conditions.condition(of: [PartReason.service(name)], in: own)
      {
        tree.exists(if: condition, at: place)
      }
      guard item["weight"] != nil else { continue }
      let target = destination.subset.map { name == routed.name ? $0 : "\(name)-\($0)" } ?? name
      let weight = Parameter(
        ValuesPath(ofService: routed.name).keys(["weights", target.camelCased]),
        "Percentage of the requests or connections that go to \(target)", .integer(0...100))
      tree.set(.value(weight, .integer), at: place + ["weight"])
    }
  }
}

extension RouteKind {
  /// The field of a VirtualService that contains the routes.
  fileprivate var field: String {
    switch self {
    case .http: VirtualServiceRoutes.http
    case .tcp: VirtualServiceRoutes.tcp
    case .tls: VirtualServiceRoutes.tls
    }
  }
}

extension Route {
  /// The destinations and the mirrors.
  fileprivate var destinations: ([Portolan.Destination], mirrors: [Portolan.Destination]) {
    switch self {
    case .http(let match): (match.destinations, match.mirrors.map(\.destination))
    case .tcp(let match): (match.destinations, [])
    case .tls(let match): (match.destinations, [])
    }
  }
}

extension ParameterTree {
  /// Adds the conditions for the derived parts in a list.
  fileprivate mutating func add<Part>(
    _ conditions: PartConditions, of parts: [DerivedPart<Part>], in list: Node?, at place: [Step],
    _ own: String
  ) {
    // A patch can have changed the list.
    guard case .list(let items)? = list, items.count == parts.count else { return }
    for (item, part) in zip(items, parts) {
      guard let condition = conditions.condition(of: part.reasons, in: own) else { continue }
      exists(if: condition, at: place + [.item(item.itemKey)])
    }
  }
}
