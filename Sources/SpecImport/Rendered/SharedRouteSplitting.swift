import KubernetesFacts
import ManifestTree

extension ObjectGroups {
  /// Distributes the routes of VirtualServices with several services among these services, if Portolan would merge them
  /// into the same object.
  mutating func splitSharedRoutes(_ traits: AppTraits, _ names: ServiceNames, namespace: String) {
    orderByRoutes(namespace: namespace)
    let owners = owners
    let candidates = services.indices.flatMap { position in
      services[position].routes.map { (position: position, object: $0) }
    }
    var hosts: [String: Int] = [:]
    for (_, object) in candidates {
      if let gateway = object.onlyGateway { hosts[gateway, default: 0] += 1 }
    }
    let dictionary = Dictionary(
      services.flatMap { service in
        service.services.prefix(1).map { ($0.identity.name, names.name(of: service)) }
      }, uniquingKeysWith: { first, _ in first })
    for (position, object) in candidates {
      guard let gateway = object.onlyGateway, let host = object.onlyHost,
        object.identity.name
          == PortolanDefaults.sharedRouteName(gateway: gateway, host: host, isOnly: hosts[gateway] == 1),
        object.hasOnly(labels: traits.isRendered ? traits.renderedLabels : [])
      else { continue }
      var lists: [Int: [(field: VirtualServiceField, node: Node)]] = [:]
      var order: [Int] = []
      for field in VirtualServiceField.routes {
        for route in object.node["spec"]?[field.rawValue]?.list ?? [] {
          guard let target = (route["route"]?.list ?? []).first?["destination"]?["host"]?.text,
            let owner = owners[RouteMapping.localName(target, namespace: namespace)]
          else {
            order.append(-1)
            continue
          }
          order.append(owner)
          lists[owner, default: []].append((field, route))
        }
      }
      guard !order.isEmpty, !order.contains(-1), Self.isInMergeOrder(lists, order) else { continue }
      // Each route must have a counterpart in the DSL; otherwise, the object is not split.
      let areAllKnown = lists.allSatisfy { owner, routes in
        var mapping = RouteMapping(
          services: dictionary, owner: names.name(of: services[owner]), namespace: namespace)
        mapping.qualifiesHosts = traits.qualifiesHosts
        return routes.allSatisfy { mapping.route($0.field, $0.node) != nil }
      }
      guard areAllKnown else { continue }
      services[position].routes.removeAll { $0.identity == object.identity }
      for (owner, routes) in lists {
        services[owner].sharedRoutes.append(
          .init(object: object, host: host, gateway: gateway, routes: routes))
      }
    }
  }

  /// The services by the names of their Kubernetes Services.
  private var owners: [String: Int] {
    var owners: [String: Int] = [:]
    for (position, service) in services.enumerated() {
      for object in service.services where owners[object.identity.name] == nil {
        owners[object.identity.name] = position
      }
    }
    return owners
  }

  /// Puts the services that share a VirtualService in the order of its routes: of routes that are equally specific, those
  /// of the earlier service come first.
  private mutating func orderByRoutes(namespace: String) {
    for object in services.flatMap(\.routes) where object.onlyGateway != nil {
      let owners = owners
      var order: [Int] = []
      for field in VirtualServiceField.routes {
        for route in object.node["spec"]?[field.rawValue]?.list ?? [] {
          guard let target = (route["route"]?.list ?? []).first?["destination"]?["host"]?.text,
            let owner = owners[RouteMapping.localName(target, namespace: namespace)], !order.contains(owner)
          else { continue }
          order.append(owner)
        }
      }
      let sorted = order.map { services[$0] }
      for (position, service) in zip(order.sorted(), sorted) { services[position] = service }
    }
  }

  /// Whether Portolan would merge the services' routes, by the specificity of their paths, in their current order.
  private static func isInMergeOrder(
    _ lists: [Int: [(field: VirtualServiceField, node: Node)]], _ order: [Int]
  ) -> Bool {
    let merged = lists.sorted { $0.key < $1.key }.flatMap { owner, routes in
      routes.map { (owner: owner, field: $0.field, specificity: specificity($0)) }
    }
    let sorted = merged.enumerated().sorted { left, right in
      let (first, second) = (left.element.specificity, right.element.specificity)
      return first != second ? first > second : left.offset < right.offset
    }
    .map(\.element)
    let written = VirtualServiceField.routes.flatMap { field in
      sorted.filter { $0.field == field }.map(\.owner)
    }
    return written == order
  }

  private static func specificity(_ route: (field: VirtualServiceField, node: Node)) -> Int {
    guard route.field == .http else { return 0 }
    let matches = route.node["match"]?.list ?? []
    let paths = matches.map { match -> Int in
      guard let entry = match["uri"]?.map?.only, let path = entry.value.text else {
        return RouteSpecificity.withoutPath
      }
      return RouteSpecificity.of(RouteSpecificity.PathKind(rawValue: entry.key) ?? .prefix, path)
    }
    return RouteSpecificity.of(matches: paths)
  }
}

extension Object {
  fileprivate var onlyGateway: String? {
    let list = node["spec"]?["gateways"]?.list ?? []
    return list.count == 1 ? list[0].text : nil
  }

  fileprivate var onlyHost: String? {
    let list = node["spec"]?["hosts"]?.list ?? []
    return list.count == 1 ? list[0].text : nil
  }

  /// Whether the object's metadata has only a name, a namespace, allowances, and the given labels.
  fileprivate func hasOnly(labels: [(String, String)]) -> Bool {
    guard case .map(var map)? = node["metadata"] else { return false }
    for key in ["name", "namespace", "creationTimestamp"] { map[key] = nil }
    let pairs = map.remove("labels")?.textPairs ?? []
    let annotations = map.remove("annotations")?.map ?? NodeMap()
    return map.isEmpty && annotations.entries.allSatisfy { $0.key == PortolanKey.allow }
      && Dictionary(pairs, uniquingKeysWith: { $1 }) == Dictionary(labels, uniquingKeysWith: { $1 })
  }
}

extension AppTraits {
  /// The labels that Portolan renders on objects of the whole system.
  var renderedLabels: [(String, String)] {
    [(RecommendedLabel.partOf, name), (RecommendedLabel.managedBy, RecommendedLabel.portolan)]
  }
}
