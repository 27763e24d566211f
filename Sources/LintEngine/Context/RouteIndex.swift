internal import KubernetesFacts
internal import ManifestTree

/// The VirtualServices with routes for the same host at the same gateway.
package struct RouteIndex: Sendable {
  /// The VirtualServices for calls inside the mesh.
  private var inMesh: [Key: [VirtualService]] = [:]
  /// The routes of gateways, by path.
  private var atGateways: [Key: [String: [Entry]]] = [:]

  private struct Key: Hashable {
    let gateway: String
    let host: HostIndex.Name

    var isInMesh: Bool { gateway == IstioGateway.mesh }
  }

  private struct Entry {
    let service: VirtualService
    let match: RouteMatch
  }

  /// More routes for one path conflict with each other in any case.
  private static let limit = 8

  package init(_ services: [VirtualService]) {
    for service in services {
      let keys = service.hosts.compactMap(\.text).flatMap { Self.keys(of: $0, service) }
      for key in keys where key.isInMesh && inMesh[key, default: []].count < Self.limit {
        inMesh[key, default: []].append(service)
      }
      let gatewayKeys = keys.filter { !$0.isInMesh }
      let matches = gatewayKeys.isEmpty ? [] : service.matches
      for key in gatewayKeys {
        for match in matches where atGateways[key]?[match.path]?.count ?? 0 < Self.limit {
          atGateways[key, default: [:]][match.path, default: []].append(Entry(service: service, match: match))
        }
      }
    }
  }

  /// Another VirtualService for the host: in the mesh, any one that is exported to the same callers, because only one
  /// of them applies; at a gateway, one that matches the same requests, because their order is undefined.
  ///
  /// A catch-all match at a gateway conflicts only with other catch-all matches, because Istio moves these matches to
  /// the end.
  package func rival(of service: VirtualService, for host: String) -> VirtualService? {
    for key in Self.keys(of: host, service) {
      if key.isInMesh {
        let other = inMesh[key]?.first { $0.manifest !== service.manifest && service.meets($0) }
        if let other { return other }
        continue
      }
      for match in service.matches {
        for path in match.coveringPaths {
          let entry = atGateways[key]?[path]?.first {
            $0.service.manifest !== service.manifest && $0.match.covers(match)
              && (match.isCatchAll || !$0.match.isCatchAll)
          }
          if let entry { return entry.service }
        }
      }
    }
    return nil
  }

  private static func keys(of host: String, _ service: VirtualService) -> [Key] {
    service.gateways.map { gateway in
      let isWhole = gateway == IstioGateway.mesh || gateway.contains("/")
      // In the mesh, a short name is a Service; at a gateway, it is the host that clients send.
      let name = gateway == IstioGateway.mesh ? HostIndex.serviceName(of: host, from: service.namespace) : nil
      return Key(
        gateway: isWhole ? gateway : "\(service.namespace)/\(gateway)",
        host: name ?? HostIndex.Name(namespace: "", name: host))
    }
  }
}

extension VirtualService {
  /// The matches of the VirtualService's HTTP routes.
  fileprivate var matches: [RouteMatch] {
    httpRoutes.flatMap { route in
      let matches = route["match"].items
      return matches.isEmpty ? [RouteMatch(everythingOf: route)] : matches.map { RouteMatch($0) }
    }
  }
}
