internal import ManifestTree

/// Which VirtualServices have routes of one host at one gateway.
struct RouteIndex: Sendable {
  private var byHost: [Key: [VirtualService]] = [:]
  private var byPath: [Key: [String: [Entry]]] = [:]

  private struct Key: Hashable {
    let gateway: String
    let host: HostIndex.Name
  }

  private struct Entry {
    let service: VirtualService
    let match: RouteMatch
  }

  /// More routes of one path than this are one another's rivals anyway.
  private static let limit = 8

  init(_ services: [VirtualService]) {
    for service in services {
      let matches = service.matches
      for key in service.hosts.compactMap(\.text).flatMap({ Self.keys(of: $0, service) }) {
        if byHost[key, default: []].count < Self.limit { byHost[key, default: []].append(service) }
        for match in matches where byPath[key]?[match.path]?.count ?? 0 < Self.limit {
          byPath[key, default: [:]][match.path, default: []].append(Entry(service: service, match: match))
        }
      }
    }
  }

  /// Another VirtualService of the host: in the mesh any one that the same callers see, since there only one of them
  /// counts; at a gateway one that takes requests of this one's routes, since nobody says which of them comes first.
  func rival(of service: VirtualService, for host: String) -> VirtualService? {
    for key in Self.keys(of: host, service) {
      if key.gateway == "mesh" {
        let other = byHost[key]?.first { $0.manifest !== service.manifest && service.meets($0) }
        if let other { return other }
        continue
      }
      for match in service.matches {
        for path in match.coveringPaths {
          let entry = byPath[key]?[path]?.first {
            $0.service.manifest !== service.manifest && $0.match.covers(match)
          }
          if let entry { return entry.service }
        }
      }
    }
    return nil
  }

  private static func keys(of host: String, _ service: VirtualService) -> [Key] {
    service.gateways.map { gateway in
      let isWhole = gateway == "mesh" || gateway.contains("/")
      // In the mesh a short name is a Service's; at a gateway it is what callers say.
      let name = gateway == "mesh" ? HostIndex.serviceName(of: host, from: service.namespace) : nil
      return Key(
        gateway: isWhole ? gateway : "\(service.namespace)/\(gateway)",
        host: name ?? HostIndex.Name(namespace: "", name: host))
    }
  }
}

extension VirtualService {
  /// What its HTTP routes match.
  fileprivate var matches: [RouteMatch] {
    httpRoutes.flatMap { route in
      let matches = route["match"].items
      return matches.isEmpty ? [RouteMatch(everythingOf: route)] : matches.map { RouteMatch($0) }
    }
  }
}
